"""The load, in a process of its own: connections kept open, each with one request under way."""

import asyncio
import time
from typing import Any

import uvloop

from tests.bench import deliveries
from tests.bench.control import obey


class Connection(asyncio.Protocol):
    """One connection: sends the next request as soon as the last is answered."""

    def __init__(self, crowd: "Crowd") -> None:
        self._crowd = crowd
        self._received = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self.send()

    def send(self) -> None:
        if self._crowd.to_send:
            self._transport.write(self._crowd.to_send.pop())
        else:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found or not _is_whole(head, body):
            return
        self._received = b""
        self._crowd.answered(head, body)
        self.send()

    def connection_lost(self, error: Exception | None) -> None:
        self._crowd.one_left()


class Crowd:
    """Everybody who sends in one run.

    Args:
        requests: what they send, in any order.
        connections: how many they are.
        must_say: what each answer must have in it.
    """

    def __init__(self, requests: list[bytes], connections: int, must_say: bytes) -> None:
        self.to_send = requests
        self._wanted = len(requests)
        self._connections = connections
        self._must_say = must_say
        self._good = 0
        self._left = 0
        self._bad = b""
        self._all_left = asyncio.get_running_loop().create_future()

    async def run(self, port: int) -> dict[str, float]:
        """Send everything and return how long it took.

        Raises:
            RuntimeError: something was not answered, or not as it should have been.
        """
        loop = asyncio.get_running_loop()
        began, used = time.perf_counter(), time.process_time()
        for _ in range(self._connections):
            await loop.create_connection(lambda: Connection(self), "127.0.0.1", port)
        await self._all_left
        seconds = time.perf_counter() - began
        if self._good != self._wanted:
            raise RuntimeError(f"{self._good} of {self._wanted} answered; {self._bad!r}")
        return {"seconds": seconds, "cpu": time.process_time() - used}

    def answered(self, head: bytes, body: bytes) -> None:
        if head.startswith(b"HTTP/1.1 200 ") and self._must_say in body:
            self._good += 1
        else:
            self._bad = head + b"\n" + body

    def one_left(self) -> None:
        self._left += 1
        if self._left == self._connections:
            self._all_left.set_result(None)


def _is_whole(head: bytes, body: bytes) -> bool:
    _, named, rest = head.lower().partition(b"content-length:")
    if named:
        return len(body) >= int(rest.partition(b"\r\n")[0])
    return body.endswith(b"0\r\n\r\n")


async def run(
    port: int, kinds: list[list[str]], count: int, connections: int, must_say: str = ""
) -> dict[str, float]:
    """Send requests of these kinds by turns, and return how long it took.

    Args:
        port: where to.
        kinds: functions of `deliveries`, each with its arguments.
        count: how many requests.
        connections: how many at once.
        must_say: what each answer must have in it.
    """
    requests = [
        getattr(deliveries, kind[0])(*kind[1:])
        for kind in (kinds[number % len(kinds)] for number in range(count))
    ]
    return await Crowd(requests, connections, must_say.encode()).run(port)


if __name__ == "__main__":
    uvloop.run(obey({"run": run}))

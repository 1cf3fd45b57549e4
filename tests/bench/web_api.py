"""The least of a Web API: it takes everything, counts the posts and answers as Slack would."""

import asyncio
import json
from typing import Any

import httptools
import uvloop

from tests.bench.control import obey
from tests.bench.deliveries import BOT, BOT_USER, TEAM

_TEST = {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT, "team": "bench",
         "user": "trellis", "url": "https://bench.slack.com/"}  # fmt: skip
_PERSON = {"name": "somebody", "tz": "Europe/Stockholm", "profile": {"real_name": "Somebody"}}

# Of the message that a click of the benchmark has posted.
BLOCKS = 30


class Posts:
    """How many messages were posted, and who waits for a number of them."""

    def __init__(self) -> None:
        self.count = 0
        self._last = b""
        self._wanted = 0
        self._all_here = asyncio.Event()

    def add(self, body: bytes) -> None:
        self.count += 1
        self._last = body
        if self.count == self._wanted:
            self._all_here.set()

    async def wait(self, count: int) -> dict[str, int]:
        """Wait until as many posts have come since the last time, and describe them."""
        self._wanted = count
        if self.count < count:
            self._all_here.clear()
            await self._all_here.wait()
        found, self.count = self.count, 0
        return {"posts": found, "blocks": len(json.loads(self._last)["blocks"])}


class Conversation(asyncio.Protocol):
    """One connection of the bot's."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._parser = httptools.HttpRequestParser(self)

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._path, self._body = b"", []

    def on_url(self, url: bytes) -> None:
        self._path = url

    def on_body(self, part: bytes) -> None:
        self._body.append(part)

    def on_message_complete(self) -> None:
        method = self._path.rpartition(b"/")[2].partition(b"?")[0].decode()
        if method == "chat.postMessage":
            self._posts.add(b"".join(self._body))
        text = json.dumps(_answer(method, self._posts.count)).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(text)}"
        self._transport.write(head.encode() + b"\r\n\r\n" + text)


def _answer(method: str, number: int) -> dict[str, Any]:
    match method:
        case "auth.test":
            return _TEST
        case "chat.postMessage":
            return {
                "ok": True,
                "channel": "C0BENCH",
                "ts": f"1772528400.{number:06}",
                "message": {},
            }
        case "users.info":
            return {"ok": True, "user": _PERSON | {"id": "U0BENCH"}}
        case "conversations.open":
            return {"ok": True, "channel": {"id": "D0BENCH"}}
        case _:
            return {"ok": True}


async def _main() -> None:
    posts = Posts()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Conversation(posts), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def address() -> dict[str, str]:
        return {"url": f"http://127.0.0.1:{port}/api/"}

    await obey({"address": address, "wait": posts.wait})


if __name__ == "__main__":
    uvloop.run(_main())

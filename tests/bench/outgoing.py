"""Messages out, in a process of its own: through the outbox, or by the SDK's client in a loop."""

import argparse
import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import uvloop
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench import deliveries
from tests.bench.control import obey

LINE = "Everybody is welcome to the retrospective on Friday at three. Bring what puzzled you."
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": LINE, "verbatim": True}}]

Send = Callable[[int], Awaitable[None]]


@asynccontextmanager
async def loop(api_url: str, at_once: int) -> AsyncIterator[tuple[Send, Send]]:
    """Give what sends with the SDK's client on a shared session, in one loop or in several."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=deliveries.TOKEN, base_url=api_url, session=session)

        async def send_every(numbers: range) -> None:
            for number in numbers:
                payload = {"id": f"{number:016}"}
                await client.chat_postMessage(
                    channel=f"C0{number % 50:03}",
                    text=LINE,
                    blocks=BLOCKS,
                    metadata={"event_type": "trellis_message", "event_payload": payload},
                    unfurl_links=False,
                    unfurl_media=False,
                )

        async def send(count: int) -> None:
            await asyncio.gather(*(send_every(range(i, count, at_once)) for i in range(at_once)))

        async def nothing(count: int) -> None:
            """Prepare nothing: the words are there."""

        yield nothing, send


@asynccontextmanager
async def drain(api_url: str, database_url: str) -> AsyncIterator[tuple[Send, Send]]:
    """Give what puts messages into the outbox, and what has them leave it."""
    from bot.program import Program, keep_imports
    from rituals.cadence.clock import system_clock
    from storage.unit_of_work import UnitOfWork
    from tests.bench.feature import channel
    from tests.bench.served import wiring

    program = Program(wiring(api_url, database_url))
    keep_imports()
    so_far = 0

    async def owe(count: int) -> None:
        nonlocal so_far
        so_far += count

        def put(connection: object) -> None:
            work = UnitOfWork(connection, deliveries.TEAM, system_clock())  # type: ignore[arg-type]
            for number in range(so_far - count, so_far):
                work.outbox.send("bench:line", number, to=channel(number))
            work.flush()

        await program.database.run(put)

    async def send(count: int) -> None:
        await program.worker.beat()

    yield owe, send
    await program.stop()


async def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("drain", "loop"))
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--at-once", type=int, default=1)
    options = parser.parse_args()
    made = (
        loop(options.api, options.at_once)
        if options.kind == "loop"
        else drain(options.api, options.database)
    )
    async with made as (prepare, send):

        async def run(count: int) -> dict[str, float]:
            await prepare(count)
            began, used = time.perf_counter(), time.process_time()
            await send(count)
            return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}

        await obey({"run": run})


if __name__ == "__main__":
    uvloop.run(_main())

"""Messages out, in a process of its own: through the outbox, or by the SDK's client in a loop."""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable

import aiohttp
import uvloop
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench import deliveries
from tests.bench.control import obey

LINE = "Everybody is welcome to the retrospective on Friday at three. Bring what puzzled you."
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": LINE, "verbatim": True}}]

Send = Callable[[int], Awaitable[dict[str, float]]]


def loop(api_url: str) -> Send:
    """Return what sends with the SDK's client on a shared session, one message after another."""
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(15))
    client = AsyncWebClient(token=deliveries.TOKEN, base_url=api_url, session=session)

    async def send(count: int) -> dict[str, float]:
        began, used = time.perf_counter(), time.process_time()
        for number in range(count):
            await client.chat_postMessage(
                channel=f"C0{number % 50:03}",
                text=LINE,
                blocks=BLOCKS,
                metadata={"event_type": "trellis_message", "event_payload": {"id": str(number)}},
                unfurl_links=False,
                unfurl_media=False,
            )
        return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}

    return send


def drain(api_url: str, database_url: str) -> Send:
    """Return what puts messages into the outbox, and then times how they leave it."""
    from sqlalchemy import Connection

    from bot.program import Program
    from storage.unit_of_work import UnitOfWork
    from tests.bench.served import wiring

    program = Program(wiring(api_url, database_url))
    batches = 0

    async def send(count: int) -> dict[str, float]:
        nonlocal batches
        batches += 1

        def owe(connection: Connection) -> None:
            work = UnitOfWork(connection, deliveries.TEAM, program_clock())
            for number in range(count):
                detail = f"{batches}-{number}"
                work.outbox.send("bench:line", 1, to=f"C0{number % 50:03}", detail=detail)
            work.flush()

        await program.database.run(owe)
        began, used = time.perf_counter(), time.process_time()
        await program.worker.beat()
        return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}

    return send


def program_clock():  # type: ignore[no-untyped-def]
    from rituals.cadence.clock import system_clock

    return system_clock()


async def _main(options: argparse.Namespace) -> None:
    is_loop = options.kind == "loop"
    send = loop(options.api) if is_loop else drain(options.api, options.database)
    await obey({"send": send})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("drain", "loop"))
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", default="")
    uvloop.run(_main(parser.parse_args()))

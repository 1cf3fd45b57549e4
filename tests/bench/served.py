"""What is measured, each kind under the same server in a process of its own."""

import argparse
import asyncio
from typing import Any

import uvloop
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench import deliveries
from tests.bench.control import obey

LISTENERS = 10


def bare(api_url: str) -> Any:
    """Return Bolt as it comes: ten listeners, of which the last one answers."""
    app = AsyncApp(
        signing_secret=deliveries.SECRET,
        client=AsyncWebClient(token=deliveries.TOKEN, base_url=api_url),
    )

    async def answer(ack: Any) -> None:
        await ack("Here is some help.")

    for number in range(LISTENERS - 1):
        app.command(f"/other{number}")(answer)
    app.command("/feedback")(answer)
    return AsyncSlackRequestHandler(app)


def bot(api_url: str, database_url: str, more: int) -> Any:
    """Return the bot as `trellis run` makes it, with the feature of the benchmark in it."""
    from bot.http import web
    from bot.program import Program

    program = Program(wiring(api_url, database_url, more))
    program.worker.start()
    return web(program.app, deliveries.SECRET, lambda: program.worker.is_beating)


def wiring(api_url: str, database_url: str, more: int = 0) -> Any:
    """Return what the program is made of here: every feature, and no pacing."""
    from bot.installations import Installation
    from bot.program import Wiring
    from tests.bench.feature import registry

    here = Installation(deliveries.TEAM, deliveries.TOKEN, deliveries.BOT_USER, deliveries.BOT)
    return Wiring(database_url, api_url, [here], registry=registry(more), message_every=0)


async def _main(options: argparse.Namespace) -> None:
    from bot.serving import server_for

    if options.kind == "bare":
        app = bare(options.api)
    else:
        app = bot(options.api, options.database, options.more)
    server = server_for(app, "127.0.0.1", 0)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]

    async def address() -> dict[str, int]:
        return {"port": port}

    await obey({"address": address})
    server.should_exit = True
    await serving


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("bare", "bot"))
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--more", type=int, default=0)
    uvloop.run(_main(parser.parse_args()))

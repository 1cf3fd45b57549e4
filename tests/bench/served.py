"""What is measured, each kind under the same server in a process of its own."""

import argparse
import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import aiohttp
import uvloop
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.http import web
from bot.installations import Installation
from bot.program import Program, Wiring, keep_imports
from bot.serving import server_for
from tests.bench import deliveries
from tests.bench.control import obey
from tests.bench.feature import registry

LISTENERS = 10


@asynccontextmanager
async def bare(api_url: str) -> AsyncIterator[Any]:
    """Give Bolt as it comes: ten listeners, of which the last one answers."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=deliveries.TOKEN, base_url=api_url, session=session)
        app = AsyncApp(signing_secret=deliveries.SECRET, client=client)

        async def answer(ack: Any) -> None:
            await ack("Here is some help.")

        for number in range(LISTENERS - 1):
            app.command(f"/other{number}")(answer)
        app.command("/feedback")(answer)
        yield AsyncSlackRequestHandler(app)


@asynccontextmanager
async def bot(
    api_url: str, database_url: str, more: int, message_every: float
) -> AsyncIterator[Any]:
    """Give the bot as `trellis run` makes it, with the feature of the benchmark in it."""
    program = Program(wiring(api_url, database_url, more, message_every=message_every))
    program.worker.start()
    keep_imports()
    yield web(program.app, deliveries.SECRET, lambda: program.worker.is_beating)
    await program.stop()


def wiring(
    api_url: str,
    database_url: str,
    more: int = 0,
    *,
    workspaces: int = 1,
    message_every: float = 0.0,
) -> Wiring:
    """Return what the program is made of here: every feature, and no pacing unless it is wished.

    Args:
        api_url: the Web API's address.
        database_url: where everything is kept.
        more: how many further commands there are.
        workspaces: where the bot is installed: the one of the benchmark, and so many more.
        message_every: seconds between two messages in a channel.
    """
    installed = [
        Installation(team, token, deliveries.BOT_USER, deliveries.BOT)
        for team, token in map(deliveries.workspace, range(workspaces))
    ]
    return Wiring(
        database_url,
        api_url,
        installed,
        registry=registry(more),
        message_every=message_every,
    )


async def _serve(served: AbstractAsyncContextManager[Any]) -> None:
    async with served as app:
        listening = socket.create_server(("127.0.0.1", 0))
        server = server_for(app)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started:
            await asyncio.sleep(0.01)

        async def address() -> dict[str, int]:
            return {"port": listening.getsockname()[1]}

        await obey({"address": address})
        server.should_exit = True
        await serving


def _chosen() -> AbstractAsyncContextManager[Any]:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("bare", "bot"))
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--more", type=int, default=0)
    parser.add_argument("--message-every", type=float, default=0.0)
    options = parser.parse_args()
    if options.kind == "bare":
        return bare(options.api)
    return bot(options.api, options.database, options.more, options.message_every)


if __name__ == "__main__":
    uvloop.run(_serve(_chosen()))

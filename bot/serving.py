"""The program under way: connected to Slack over a socket or HTTP, or at work without either."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import aiohttp
import uvicorn
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette

from bot.http import web
from bot.installations import Installation, client, this_installation
from bot.program import Program, Wiring, keep_imports
from bot.settings import CannotStart, Settings, WorkerSettings, no_database
from bot.socket_mode import socket_mode
from bot.sqlite_file import alone
from handlers.slack_errors import name_of
from rituals.engine.call import Defaults

log = logging.getLogger("trellis")


async def serve(settings: Settings, host: str, port: int) -> None:
    """Run the bot until it is told to stop, then finish what is in hand.

    Args:
        settings: what the operator set.
        host: the address to listen on.
        port: the port.

    Raises:
        CannotStart: the port is taken, the token is refused, the schema is not up to date, or
            another process works with the same SQLite file.
    """
    listening = _listen(host, port)
    secret = settings.slack_signing_secret
    app_token = settings.slack_app_token
    over_http = secret.get_secret_value() if secret and not app_token else None
    async with start(settings) as program:
        server = server_for(web(program.app, over_http, lambda: program.worker.is_beating))
        if app_token is None:
            await _until_stopped(server, listening)
            return
        async with socket_mode(program, app_token.get_secret_value()):
            await _until_stopped(server, listening)


async def work(settings: WorkerSettings, host: str, port: int | None) -> None:
    """Run what falls due and send what is owed until told to stop; hear nothing from Slack.

    Args:
        settings: what the operator set.
        host: the address to listen on.
        port: the port of `/healthz` and `/readyz`; None to listen nowhere.

    Raises:
        CannotStart: as in `serve`.
    """
    listening = None if port is None else _listen(host, port)
    async with start(settings) as program:
        if listening is None:
            await _until_told()
        else:
            server = server_for(web(program.app, None, lambda: program.worker.is_beating))
            await _until_stopped(server, listening)


@asynccontextmanager
async def start(settings: WorkerSettings) -> AsyncIterator[Program]:
    """Make the program and keep its heart beating; at the end finish what is in hand.

    Raises:
        CannotStart: as in `serve`.
    """
    with alone(settings.trellis_database_url):
        program = await _program(settings)
        try:
            if not program.is_migrated:
                raise CannotStart("The database's schema is not up to date. Run: trellis migrate")
            program.worker.start()
            keep_imports()
            yield program
        finally:
            await program.stop()
        log.info("stopped")


async def _program(settings: WorkerSettings) -> Program:
    wiring = Wiring(
        database_url=settings.trellis_database_url,
        api_url=settings.slack_api_url,
        installations=[await _installation(settings)],
        defaults=Defaults(threshold=settings.trellis_anonymity_threshold),
    )
    try:
        return Program(wiring)
    except (SQLAlchemyError, OSError) as error:
        raise no_database(error) from None


async def _installation(settings: WorkerSettings) -> Installation:
    async with aiohttp.ClientSession() as session:
        token = settings.slack_bot_token.get_secret_value()
        try:
            return await this_installation(client(session, settings.slack_api_url, token))
        except SlackApiError as error:
            why = name_of(error) or "no answer of Slack's"
            raise CannotStart(
                f"Slack does not accept SLACK_BOT_TOKEN ({why}). Install the app again and copy "
                "the token anew."
            ) from None
        except aiohttp.ClientError:
            raise CannotStart(f"Slack cannot be reached at {settings.slack_api_url}.") from None


def _listen(host: str, port: int) -> socket.socket:
    # Named as TCP: on any other, asyncio leaves small answers to wait for an acknowledgement.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
        return listening
    except OSError as error:
        listening.close()
        raise CannotStart(f"Nothing can listen on {host}:{port} ({error.strerror}).") from None


def server_for(app: Starlette) -> uvicorn.Server:
    """Return the HTTP server, without a log of requests."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,
    )
    return _Server(config)


class _Server(uvicorn.Server):
    """A server that leaves signals to the program.

    uvicorn's own raises the signal a second time when it has stopped, and so ends the program
    before it has finished what is in hand.
    """

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Listen to no signal."""
        yield


async def _until_stopped(server: uvicorn.Server, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT; requests in hand are answered."""
    _on_signal(lambda: server.handle_exit(signal.SIGTERM, None))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    # The server has no event to wait for.
    while not server.started and not serving.done():  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    if server.started:
        log.info("ready")
    await serving


async def _until_told() -> None:
    """Wait for SIGTERM or SIGINT."""
    told = asyncio.Event()
    _on_signal(told.set)
    log.info("ready")
    await told.wait()


def _on_signal(stop: Callable[[], None]) -> None:
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop)

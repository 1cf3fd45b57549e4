"""The program connected to Slack: Socket Mode where there is an app token, HTTP otherwise."""

import asyncio
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import uvicorn
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette

from bot.http import web
from bot.installations import client, this_installation
from bot.program import Program, Wiring, keep_imports
from bot.settings import WHERE, CannotStart, Settings
from bot.socket_mode import socket_mode
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
        CannotStart: the token is refused, or the schema is not up to date.
    """
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise CannotStart(f"Nothing can listen on {host}:{port} ({error.strerror}).") from None
    program = await start(settings)
    secret = settings.slack_signing_secret
    app_token = settings.slack_app_token
    over_http = secret.get_secret_value() if secret and not app_token else None
    server = server_for(web(program.app, over_http, lambda: program.worker.is_beating))
    try:
        if app_token is None:
            await _until_stopped(server, listening)
            return
        async with socket_mode(program, app_token.get_secret_value()):
            await _until_stopped(server, listening)
    finally:
        await program.stop()
        log.info("stopped")


async def start(settings: Settings) -> Program:
    """Make the program and begin its heartbeat.

    Raises:
        CannotStart: as in `serve`.
    """
    async with aiohttp.ClientSession() as session:
        token = settings.slack_bot_token.get_secret_value()
        try:
            found = await this_installation(client(session, settings.slack_api_url, token))
        except SlackApiError as error:
            why = name_of(error) or "no answer of Slack's"
            raise CannotStart(
                f"Slack does not accept SLACK_BOT_TOKEN ({why}). Install the app again and copy "
                "the token anew."
            ) from None
        except aiohttp.ClientError:
            raise CannotStart(f"Slack cannot be reached at {settings.slack_api_url}.") from None
    program = _program(
        Wiring(
            database_url=settings.trellis_database_url,
            api_url=settings.slack_api_url,
            installations=[found],
            defaults=Defaults(threshold=settings.trellis_anonymity_threshold),
        )
    )
    if not program.is_migrated:
        await program.stop()
        raise CannotStart("The database's schema is not up to date. Run: trellis migrate")
    program.worker.start()
    keep_imports()
    return program


def _program(wiring: Wiring) -> Program:
    try:
        return Program(wiring)
    except (SQLAlchemyError, OSError) as error:
        raise no_database(error) from None


def no_database(error: Exception) -> CannotStart:
    """Return why the database cannot be used, without its address, which may hold a password."""
    cause = type(getattr(error, "orig", None) or error).__name__
    expected = WHERE["TRELLIS_DATABASE_URL"]
    return CannotStart(
        f"The database at TRELLIS_DATABASE_URL cannot be used ({cause}). Give {expected}."
    )


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
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, server.handle_exit, each, None)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    # The server has no event to wait for.
    while not server.started and not serving.done():  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    if server.started:
        log.info("ready")
    await serving

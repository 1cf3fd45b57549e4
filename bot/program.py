"""The composition root: every part made once and handed to those that need it."""

import gc
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
from pydantic_core import to_json
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

import handlers
from bot import migrations
from bot.delivery.drain import Drain
from bot.delivery.pacing import MESSAGE_EVERY, Pacing
from bot.installations import Installation, Installations, client
from bot.tick import Tick
from bot.worker import Worker
from handlers.edge import Edge
from handlers.errors import report
from handlers.lookup import Lookup
from handlers.tasks import Tasks
from rituals.cadence.clock import Clock, system_clock
from rituals.engine.call import Defaults
from rituals.engine.registry import Registry, discover
from storage.database import Database
from storage.deliveries import SECONDS_FOR_A_CALL


@dataclass(frozen=True, slots=True)
class Wiring:
    """What differs between a real workspace, the demo and a test.

    Args:
        database_url: where everything is kept.
        api_url: the Web API's address.
        installations: where the bot is installed.
        defaults: what the operator set.
        clock: the time.
        registry: the features; every one found unless given.
        message_every: seconds between two messages in a channel; 0 for none.
        seconds: those that Slack counts for its rates.
    """

    database_url: str
    api_url: str
    installations: Sequence[Installation]
    defaults: Defaults = Defaults()
    clock: Clock = system_clock
    registry: Registry | None = None
    message_every: float = MESSAGE_EVERY
    seconds: Callable[[], float] = time.monotonic


class Program:
    """The bot, ready to be connected to a transport; made inside a running event loop."""

    def __init__(self, wiring: Wiring) -> None:
        registry = wiring.registry or discover()
        self.database = Database(wiring.database_url)
        if self.database.is_sqlite:
            migrations.upgrade(self.database.engine)
        self.is_migrated = migrations.is_current(self.database.engine)
        self.session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(SECONDS_FOR_A_CALL), json_serialize=_as_json
        )
        self.tasks = Tasks()
        installations = Installations(self.session, wiring.api_url, wiring.installations)
        lookup = Lookup(wiring.clock)
        drain = Drain(
            registry,
            self.database,
            installations,
            wiring.clock,
            Pacing(wiring.message_every, wiring.seconds),
        )
        tick = Tick(registry, self.database, installations, lookup, wiring.clock)
        self.worker = Worker(self.database, tick, drain, wiring.clock)
        edge = Edge(
            registry=registry,
            database=self.database,
            clock=wiring.clock,
            lookup=lookup,
            tasks=self.tasks,
            defaults=wiring.defaults,
            on_news=self.worker.wake,
        )
        self.app = self._bolt(installations, wiring.api_url)
        handlers.attach(self.app, edge)

    def _bolt(self, installations: Installations, api_url: str) -> AsyncApp:
        async def authorize(team_id: str | None) -> AuthorizeResult | None:
            return await installations.authorize(team_id)

        web = client(self.session, api_url)
        app = AsyncApp(
            client=web,
            authorize=authorize,  # type: ignore[arg-type]  # None is refused, as Bolt documents
            # The signature is verified before Bolt sees a request; see `bot/http.py`.
            request_verification_enabled=False,
            # Otherwise Bolt looks for the answer every 10 ms, and no reply leaves sooner.
            process_before_response=True,
            # Neither is sent to a bot of this kind.
            ssl_check_enabled=False,
            attaching_function_token_enabled=False,
            logger=_silent(),
        )

        @app.error
        async def on_error(error: Exception) -> BoltResponse:
            report(error, "an event")
            return BoltResponse(status=500, body="")

        return app

    async def stop(self) -> None:
        """Finish what is in hand, then let go of everything."""
        self.worker.stop()
        await self.tasks.finished()
        await self.worker.finished()
        self.database.close()
        await self.session.close()


def _as_json(value: Any) -> str:
    """Write a body of thirty blocks in a tenth of the time that the standard library takes."""
    return to_json(value).decode()


def _silent() -> logging.Logger:
    """Return a logger for Bolt, which quotes what people wrote in what it logs."""
    logger = logging.getLogger("slack_bolt.quiet")
    logger.setLevel(logging.CRITICAL)
    return logger


def keep_imports() -> None:
    """Have the garbage collector pass over what was imported, once all of it is.

    Otherwise it is looked through again every few hundred requests, and the event loop stands
    still for a tenth of a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

"""A workspace on loopback with the real bot in it, over signed HTTP."""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect

from bot.demo import PEOPLE, TEAM, orchard
from bot.http import web
from bot.installations import client, this_installation
from bot.program import Program, Wiring
from rituals.engine.call import Defaults
from rituals.engine.registry import Registry
from sandbox import Clock, Delivery, Sandbox
from sandbox.loopback import Loopback, listening
from tests.world.compiled import share_compiled
from tests.world.loop import Loop
from tests.world.people import Somebody

SECRET = "a secret shared with nobody"
# A Tuesday, ten o'clock in Stockholm.
TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
OTHER_TEAM = "T0HARBOUR"


@dataclass
class World:
    """Everything in a test that is not the test.

    Args:
        loop: where it all runs.
        sandbox: the workspace.
        program: the bot.
    """

    loop: Loop
    sandbox: Sandbox
    program: Program
    server: Loopback

    @classmethod
    def begin(
        cls,
        database_url: str,
        *,
        loop: Loop,
        at: datetime = TUESDAY,
        threshold: int = 5,
        registry: Registry | None = None,
        message_every: float = 0.0,
    ) -> "World":
        """Open the workspace, with Orchard's team in it and a second workspace beside it."""
        return loop.do(
            cls._begin(database_url, loop, at, Defaults(threshold), registry, message_every)
        )

    @classmethod
    async def _begin(
        cls,
        database_url: str,
        loop: Loop,
        at: datetime,
        defaults: Defaults,
        registry: Registry | None,
        message_every: float,
    ) -> "World":
        sandbox = orchard(Clock(at, frozen=True))
        harbour = sandbox.add_workspace(OTHER_TEAM, "Harbour")
        for person in ("U0RUTH", "U0MAYA"):
            harbour.add_person(person, "Ruth Adler" if person == "U0RUTH" else "Another Maya")
        harbour.add_channel("C0DESIGN", "design", members=["U0RUTH", "U0MAYA"])
        # A busy machine may take long to answer; how fast the bot is, the benchmarks tell.
        sandbox.courier.answer_limit = sandbox.triggers.lifetime = 60.0
        await sandbox.start()
        installations = []
        async with contextlib.AsyncExitStack() as stack:
            import aiohttp

            session = await stack.enter_async_context(aiohttp.ClientSession())
            for workspace in sandbox.workspaces.values():
                asked = client(session, sandbox.api_url, workspace.bot_token)
                installations.append(await this_installation(asked))
        program = Program(
            Wiring(
                database_url,
                sandbox.api_url,
                installations,
                defaults=defaults,
                clock=sandbox.clock.now,
                registry=registry,
                message_every=message_every,
                seconds=sandbox.clock.pace,
            )
        )
        share_compiled(program.database.engine)
        server, listener = Loopback(web(program.app, SECRET, lambda: True)), listening()
        await server.begin(listener)
        port = listener.getsockname()[1]
        sandbox.deliver_over_http(f"http://127.0.0.1:{port}/slack/events", SECRET)
        return cls(loop, sandbox, program, server)

    def end(self) -> None:
        async def stop() -> None:
            await self.server.end()
            await self.program.stop()
            await self.sandbox.stop()

        self.loop.do(stop())

    # Who is there

    def person(self, user: str, team: str = TEAM) -> Somebody:
        return Somebody(self, team, user)

    @property
    def maya(self) -> Somebody:
        return self.person("U0MAYA")

    @property
    def noor(self) -> Somebody:
        return self.person("U0NOOR")

    @property
    def tomas(self) -> Somebody:
        return self.person("U0TOMAS")

    @property
    def ingrid(self) -> Somebody:
        return self.person("U0INGRID")

    @property
    def everybody(self) -> list[Somebody]:
        return [self.person(user) for user in PEOPLE]

    # What happens

    def happens(self, what: str, *args: Any, team: str = TEAM, **details: Any) -> Any:
        """Let something happen to a workspace, such as `person_leaves` or `add_channel`."""

        async def happen() -> Any:
            return getattr(self.sandbox.workspaces[team], what)(*args, **details)

        return self.do(happen())

    def do(self, work: Any) -> Any:
        """Let something happen, and everything that follows from it now."""

        async def happen() -> Any:
            result = await work
            await self.sandbox.settled()
            await self.settle()
            return result

        return self.loop.do(happen())

    async def settle(self) -> None:
        """Let the bot finish what is due now."""
        for _ in range(3):
            await self.program.tasks.finished()
            await self.program.worker.beat()
            await self.program.worker.finished()
            await self.sandbox.settled()
        await self.program.tasks.finished()

    @property
    def now(self) -> datetime:
        return self.sandbox.clock.now()

    def wait(self, **time: float) -> None:
        """Let time pass; everything that falls due meanwhile happens at its moment."""
        self.wait_until(self.now + timedelta(**time))

    def wait_until(self, at: datetime) -> None:
        async def live() -> None:
            worker = self.program.worker
            while (due := await worker.next_due()) and due <= at:
                if due > self.sandbox.clock.now():
                    self.sandbox.clock.set(due)
                await self.settle()
            if at > self.sandbox.clock.now():
                self.sandbox.clock.set(at)
            await self.settle()

        self.loop.do(live())

    @property
    def database_file(self) -> Path:
        """Where SQLite keeps everything."""
        return Path(str(self.program.database.engine.url.database))

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, as the database holds it."""

        def read(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
            found = {}
            for name in inspect(connection).get_table_names():
                rows = connection.exec_driver_sql(f"SELECT * FROM {name}").all()
                found[name] = sorted((tuple(row) for row in rows), key=repr)
            return found

        return self.program.database.transaction(read)

    def deliver(self, kind: str, payload: Any, team: str = TEAM) -> Delivery:
        """Deliver something signed that Slack would never have sent, and all that follows."""
        if kind == "interactive":
            delivery = self.forge(payload, team)
            self.loop.do(self.settle())
            return delivery
        return self.do(self.sandbox.deliver(team, kind, payload))

    def forge(self, payload: Any, team: str) -> Delivery:
        """Deliver an interaction with the trigger and response address that any real one has."""
        user, channel = payload["user"]["id"], (payload.get("channel") or {}).get("id")
        issued = {"trigger_id": self.sandbox.triggers.issue(team, user, channel)}
        if channel:
            ts = payload.get("container", {}).get("message_ts")
            issued["response_url"] = self.sandbox.response_urls.issue(team, user, channel, ts)
        return self.loop.do(self.sandbox.deliver(team, "interactive", issued | payload))

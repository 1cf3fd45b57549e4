"""The demo as it runs for a visitor: its team, the real bot over Socket Mode, one request."""

from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.demo import (
    TEAM,
    begin_with_a_request,
    connect,
    look_lived_in,
    orchard,
)
from bot.program import Program
from bot.socket_mode import socket_mode
from sandbox import Clock, Sandbox
from tests.world.loop import Loop
from tests.world.people import Somebody

# A Tuesday, ten o'clock in Stockholm.
A_WORKING_MORNING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

# Slack gives three seconds; a browser, a bot and three more tests on two cores may need longer.
SECONDS_TO_ANSWER = 15.0


@dataclass
class Orchard:
    """The workspace of the demo, on an ephemeral port.

    Args:
        loop: where it all runs.
        sandbox: the workspace.
        program: the bot.
    """

    loop: Loop
    sandbox: Sandbox
    program: Program
    stack: AsyncExitStack

    @classmethod
    def begin(cls, loop: Loop, database_url: str, *, at: datetime = A_WORKING_MORNING) -> "Orchard":
        return loop.do(cls._begin(loop, database_url, at))

    @classmethod
    async def _begin(cls, loop: Loop, database_url: str, at: datetime) -> "Orchard":
        stack = AsyncExitStack()
        sandbox = orchard(Clock(at))
        sandbox.courier.answer_limit = sandbox.triggers.lifetime = SECONDS_TO_ANSWER
        await sandbox.start()
        stack.push_async_callback(sandbox.stop)
        program = await connect(sandbox, database_url)
        stack.push_async_callback(program.stop)
        await stack.enter_async_context(socket_mode(program, sandbox.app_token))
        program.worker.start()
        await look_lived_in(sandbox)
        await begin_with_a_request(sandbox)
        return cls(loop, sandbox, program, stack)

    def end(self) -> None:
        self.loop.do(self.stack.aclose())

    @property
    def url(self) -> str:
        return self.sandbox.url

    def person(self, user: str) -> Somebody:
        """Somebody to look at, past the page: what the workspace itself holds for them."""
        return Somebody(self, TEAM, user)  # type: ignore[arg-type]  # it looks, and no more

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.do(work)

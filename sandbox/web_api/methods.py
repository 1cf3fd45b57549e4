"""The table of Web API methods, and what each of them is handed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.arguments import Arguments

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox
    from sandbox.workspace import Workspace


@dataclass
class ApiCall:
    """One call of a Web API method.

    Args:
        host: the sandbox.
        method: its name.
        args: what it was given.
        caller: the workspace of the bot token, or None for the app's own token.
    """

    host: Sandbox
    method: str
    args: Arguments
    caller: Workspace | None

    @property
    def workspace(self) -> Workspace:
        """The workspace whose bot calls."""
        if self.caller is None:
            raise Refusal("not_allowed_token_type")
        return self.caller

    def require(self, *scopes: str) -> None:
        """Refuse the call unless one of these scopes was granted.

        Raises:
            Refusal: `missing_scope`, with what is needed and what was provided.
        """
        granted = self.workspace.granted_scopes
        if scopes and not granted.intersection(scopes):
            provided = ",".join(sorted(granted))
            raise Refusal("missing_scope", needed=",".join(scopes), provided=provided)


Run = Callable[[ApiCall], Awaitable[Json]]


@dataclass(frozen=True)
class Method:
    """A Web API method.

    Args:
        name: such as `chat.postMessage`.
        run: what it does; gives the answer's fields but `ok`.
        tier: of its rate limit, 1 to 4; 0 for messages.
        scopes: one of which is needed.
        bearer: `bot`, `app`, or `none` when any call may come in.
    """

    name: str
    run: Run
    tier: int
    scopes: tuple[str, ...]
    bearer: str


METHODS: dict[str, Method] = {}


def method(
    name: str, *, tier: int, scopes: tuple[str, ...] = (), bearer: str = "bot"
) -> Callable[[Run], Run]:
    """Enter a function into the table; see `Method` for the arguments."""

    def enter(run: Run) -> Run:
        METHODS[name] = Method(name, run, tier, scopes, bearer)
        return run

    return enter

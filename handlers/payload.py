"""What Slack delivers, without the characters that no database takes."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

# PostgreSQL keeps no NUL: https://www.postgresql.org/docs/current/datatype-character.html
# Half of a pair of code units is no character of UTF-8: RFC 3629, section 3.
_NEVER_KEPT = re.compile("[\0\ud800-\udfff]")


def attach(app: AsyncApp) -> None:
    """Drop them on every surface, before anybody reads what was delivered."""

    @app.middleware
    async def on_delivery(req: AsyncBoltRequest, next_: Callable[[], Awaitable[None]]) -> None:
        req.body = without(req.body)
        await next_()


def without(value: Any) -> Any:
    """Return a part of a payload without what could not be kept."""
    if isinstance(value, str):
        return _NEVER_KEPT.sub("", value)
    if isinstance(value, dict):
        return {name: without(each) for name, each in value.items()}
    if isinstance(value, list):
        return [without(each) for each in value]
    return value

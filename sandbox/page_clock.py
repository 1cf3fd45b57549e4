"""How the page sets the clock on its way, and what it shows of the way."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.notices import NotPossible
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.actor import Actor
    from sandbox.sandbox import Sandbox

SHORT_WAY = 0.5
"""Seconds to wait for an end; a quarter takes half a minute, and no request should be that long."""


async def begin_move(actor: Actor, body: Json) -> None:
    """Set the clock on its way, and answer before a long way has come to its end.

    Args:
        actor: who moves it; hears of it when it stops on its way.
        body: `to` in epoch seconds, or `by` in seconds.

    Raises:
        NotPossible: it is on its way already, or would go back.
    """
    host = actor.workspace.host
    if host.passage.way is not None:
        raise NotPossible("Time is moving on already.")
    now = host.clock.now()
    if "to" in body:
        to = datetime.fromtimestamp(float(body["to"]), UTC)
    else:
        to = now + timedelta(seconds=float(body["by"]))
    if to < now:
        raise NotPossible("The clock only moves forward.")

    def failed(error: Exception) -> None:
        actor.screen.notice(f"The clock stopped on its way: {error}")
        host.changed()

    move = host.passage.begin(to, host.on_clock, failed)
    await asyncio.wait({move}, timeout=SHORT_WAY)


def moving_state(host: Sandbox) -> Json | None:
    """Give where the clock came from and goes, in epoch seconds, None while it is not moved.

    Args:
        host: the sandbox.
    """
    way = host.passage.way
    return {"from": way.begin.timestamp(), "to": way.end.timestamp()} if way else None

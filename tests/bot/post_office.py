"""What the bot owes, what stands in Slack, and a worker put together by hand."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.delivery.drain import Drain
from bot.delivery.pacing import Pacing
from bot.installations import Installation, Installations
from bot.program import Program
from bot.tick import Tick
from bot.worker import Worker
from handlers.lookup import Lookup
from rituals.engine.registry import Registry, discover
from storage.database import Database
from storage.outbox import SENT, SKIPPED
from storage.tables import OutboxMessage
from tests.world import Somebody, World
from tests.world.people import find_buttons

HISTORY = {"im:history", "channels:history", "groups:history"}
ASKED = ["U0NOOR", "U0TOMAS", "U0INGRID"]

# More in one stretch of time would be a worker that runs in circles.
MOST_BEATS = 500


def quietly(world: World, *deeds: Awaitable[Any]) -> None:
    """Let people do something, and the worker nothing yet."""

    async def do() -> None:
        for deed in deeds:
            await deed
            await world.sandbox.settled()
            await world.program.tasks.finished()

    world.loop.do(do())


def happens(world: World, event: Callable[..., Any], *args: Any) -> None:
    """Let something happen in the workspace, and Slack tell the bot of it."""

    async def happen() -> None:
        event(*args)
        await world.sandbox.settled()

    world.loop.do(happen())


def asks_quietly(world: World, somebody: Somebody, **values: Any) -> None:
    """Ask for feedback by the form, and leave what is owed for it in the outbox."""
    quietly(world, somebody.actor.command("/feedback", "ask", channel="C0DESIGN"))
    filled = {"about": "My talk", "people": ASKED, **values}
    assert somebody.modal is not None
    quietly(world, somebody.actor.submit(somebody.modal["id"], filled))
    assert somebody.actor.errors == {}
    quietly(world, somebody.actor.close_view(somebody.modal["id"]))


def presses_quietly(world: World, somebody: Somebody, label: str) -> None:
    """Press a button of a direct message, and leave what is owed for it in the outbox."""
    message = somebody.message_with(label)
    button, block = find_buttons(message["blocks"], label)[0]
    place = (somebody.actor.dm_channel, message["ts"])
    quietly(world, somebody.actor.press(*place, button["action_id"], block_id=block["block_id"]))


def owed(world: World) -> list[Any]:
    """The outbox, every row of every workspace."""
    query = select(OutboxMessage.__table__).order_by(OutboxMessage.__table__.c.id)
    return world.program.database.transaction(lambda connection: list(connection.execute(query)))


def standing(world: World) -> Counter[str]:
    """How often each of the bot's messages stands in Slack, by the opaque id it carries."""
    return Counter(
        message.metadata["event_payload"]["id"]
        for workspace in world.sandbox.workspaces.values()
        for channel in workspace.channels.values()
        for message in channel.log
        if message.bot_id and message.ephemeral_to is None and message.metadata
    )


def everything_stands_once(world: World) -> bool:
    """Whether nothing is owed any more, and each message that was sent stands exactly once."""
    rows = owed(world)
    assert {row.state for row in rows} <= {SENT, SKIPPED}, [(r.kind, r.state) for r in rows]
    assert standing(world) == Counter(row.token for row in rows if row.state == SENT)
    return bool(rows)


def lives_through(world: World, worker: Worker, until: datetime) -> None:
    """Let time pass for another worker; what falls due meanwhile happens at its moment."""

    async def live() -> None:
        clock, beats = world.sandbox.clock, 0
        while (due := await worker.next_due()) and due <= until:
            if due > clock.now():
                clock.set(due)
            await worker.beat()
            beats += 1
            assert beats < MOST_BEATS, "it never rests"
        clock.set(max(until, clock.now()))
        await worker.beat()
        await world.sandbox.settled()

    world.loop.do(live())


def in_the_worlds_time(world: World, message_every: float = 0.0) -> Pacing:
    """Slack's rates by the clock that the test moves."""
    return Pacing(message_every, lambda: world.now.timestamp())


def installed(world: World) -> list[Installation]:
    return [
        Installation(each.id, each.bot_token, each.bot_user_id, each.bot_id)
        for each in world.sandbox.workspaces.values()
    ]


def worker_of(
    world: World,
    *,
    pacing: Pacing | None = None,
    installations: Installations | None = None,
    database: Database | None = None,
    registry: Registry | None = None,
) -> Worker:
    """Another worker on the same database, in the same workspaces."""
    program: Program = world.program
    registry = registry or discover()
    database = database or program.database
    through = installations or Installations(
        program.session, world.sandbox.api_url, installed(world)
    )
    clock = world.sandbox.clock.now
    drain = Drain(registry, database, through, clock, pacing or Pacing(0.0))
    tick = Tick(registry, database, through, Lookup(clock), clock)
    return Worker(database, tick, drain, clock)

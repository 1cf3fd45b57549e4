"""A retrospective in #design that was held and closed, with rows put in where people would talk."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.demo import TEAM
from rituals.engine.actions import Action
from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.tables import Entry, Participant, Session, Topic
from storage.unit_of_work import UnitOfWork
from tests.world import Somebody, World

T = TypeVar("T")
CHANNEL = "C0DESIGN"


def within(world: World, do: Callable[[UnitOfWork], T]) -> T:
    """Do something to the records of the workspace, and let what follows happen."""

    def change(connection: Connection) -> T:
        work = UnitOfWork(connection, TEAM, world.now)
        result = do(work)
        work.flush()
        return result

    return world.program.database.transaction(change)


def begins(world: World, **wish: Any) -> None:
    """Have Maya set one up for a few days later."""
    world.maya.types("/retro")
    assert world.maya.fills(**wish) == {}
    world.maya.closes()
    world.wait(seconds=5)


def writes(world: World, user: str, **boxes: str) -> None:
    somebody = world.person(user)
    somebody.types("/retro add")
    assert somebody.fills(**boxes) == {}
    somebody.closes()
    world.wait(seconds=5)


def moves_on(world: World, *labels: str) -> None:
    """Have Maya press these in the panel of the one who facilitates."""
    for label in labels:
        world.maya.presses("Run it", channel=CHANNEL)
        world.maya.presses(label, where="modal")
        world.maya.closes()
        world.wait(seconds=5)


def to_discussion(world: World) -> None:
    moves_on(world, "Reveal the cards", "Open the vote", "Close the vote")


def closes(world: World) -> dict[str, Any]:
    moves_on(world, "Close the session")
    return summary(world)


def summary(world: World) -> dict[str, Any]:
    """The summary as it stands in the thread of the card."""
    world.wait(seconds=5)
    return next(m for m in reversed(world.maya.in_channel(CHANNEL)) if _is_summary(m))


def summaries(world: World) -> list[dict[str, Any]]:
    world.wait(seconds=5)
    return [m for m in world.maya.in_channel(CHANNEL) if _is_summary(m)]


def newest_file(somebody: Somebody) -> str:
    content: bytes = somebody.files[-1]["content"]
    return content.decode()


def _is_summary(message: dict[str, Any]) -> bool:
    said = (" is over.*", " ended before its cards")
    return any(each in message["text"] for each in said)


def the(work: UnitOfWork, number: int = 1) -> Session:
    session = work.session.get(Session, number)
    assert session is not None
    return session


def topics(world: World, *titles: str, **values: Any) -> list[int]:
    """Put topics into the session, in this order, with votes that go down."""

    def put(work: UnitOfWork) -> list[int]:
        rows = [
            Topic(
                session_id=values.get("session", 1),
                column=values.get("column", "start"),
                title=title,
                votes=max(9 - place, 0),
                place=100 + place,
                is_done=values.get("is_done", True),
            )
            for place, title in enumerate(titles)
        ]
        work.session.add_all(rows)
        work.flush()
        return [row.id for row in rows]

    return within(world, put)


def notes(world: World, topic: int | None, by: str, *texts: str) -> None:
    def put(work: UnitOfWork) -> None:
        for text in texts:
            kept = {"session_id": 1, "column": NOTE, "topic_id": topic, "at": work.now}
            work.session.add(Entry(text=text, author=by, digest=None, **kept))

    within(world, put)


def action(world: World, owner: str | None, text: str, due: date | None = None) -> int:
    def put(work: UnitOfWork) -> int:
        session = the(work)
        row = Action(owner=owner, text=text, due=due, came_from=f"session/{session.id}")
        row.ritual_id = session.ritual_id
        work.session.add(row)
        work.flush()
        return row.id

    return within(world, put)


def held(world: World) -> None:
    """Hold one with a single card, and close it."""
    begins(world)
    writes(world, "U0NOOR", start="Pair more")
    to_discussion(world)
    closes(world)


def worths(world: World) -> dict[str, str]:
    """What each said of it, as it is kept."""

    def read(work: UnitOfWork) -> dict[str, str]:
        rows = work.session.query(Participant).filter(Participant.worth != "")
        return {row.person: row.worth for row in rows}

    return within(world, read)

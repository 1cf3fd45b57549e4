"""A team that comes home from a training, and what its people do and see of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from rituals.gatherings.tables import Session
from tests.gatherings.scene import HERE, rows, runs
from tests.world import Somebody, World
from tests.world.people import fields, words

SECRET = "C0SECRET"
TITLE = "React Summit"
BROUGHT = {
    "take": "Small components\n\nTest what people see",
    "try": "Pair on the first hour",
    "go": "Everybody who builds the shop",
}
NOTHING = dict.fromkeys(("take", "try", "go", "stay"), "")


def registers(person: Somebody, *others: str, **values: Any) -> dict[str, str]:
    """Have somebody fill in what they come home from; return what the form says is wrong."""
    person.types("/harvest new")
    return person.fills(**{"title": TITLE, "guests": list(others), "channel": HERE} | values)


def times(person: Somebody) -> dict[str, str]:
    """The choices of the form that stands open, by what they say."""
    options = fields(person.modal)["when"]["options"]
    return {each["text"]["text"]: each["value"] for each in options}


def plans(person: Somebody, *others: str, at: str | None = None, **values: Any) -> None:
    """Have somebody register something and choose a time, the first that is offered unless told."""
    assert registers(person, *others, **values) == {}
    assert person.fills(when=at or next(iter(times(person).values()))) == {}


def writes(person: Somebody, **brought: str) -> None:
    """Have somebody fill in the form that stands open with what they bring home."""
    assert person.fills(**(brought or BROUGHT)) == {}
    person.closes()


def shares_in_writing(person: Somebody, *others: str, **values: Any) -> None:
    """Have somebody tell of something without a session."""
    plans(person, *others, at="written", **values)
    writes(person)


def begins(world: World, person: Somebody) -> None:
    """Come to the time of the session, and have somebody begin it."""
    world.wait_until(starts(world))
    runs(person, "Begin")
    world.wait(seconds=5)


def starts(world: World) -> datetime:
    """When the newest session begins."""
    newest = select(Session.starts).order_by(Session.id.desc()).limit(1)
    return world.program.database.transaction(lambda c: c.execute(newest).scalar_one())


def tries(person: Somebody, *texts: str, own: str = "", channel: str = HERE) -> dict[str, str]:
    """Have somebody say what they will try, by the words on it."""
    person.presses("I will try this", channel=channel)
    ticked: dict[str, Any] = {}
    for name, element in fields(person.modal).items():
        if element["type"] == "checkboxes":
            all_of_it = {each["text"]["text"]: each["value"] for each in element["options"]}
            ticked[name] = [value for text, value in all_of_it.items() if text in texts]
    errors = person.fills(**ticked, own=own)
    person.closes()
    return errors


def message(world: World, channel: str = HERE) -> str:
    """What the newest message in a channel says with which people say what they will try."""
    world.wait(seconds=5)
    return words(world.maya.message_with("I will try this", channel))


def entry(world: World) -> str:
    """What the library holds of it, empty where it holds nothing."""
    world.wait(seconds=5)
    found = rows(world, "SELECT summary FROM library_entries WHERE withdrawn_at IS NULL")
    return str(found[-1][0]) if found else ""


def private(world: World) -> None:
    """Let there be a private channel with three people in it."""
    people = ["U0MAYA", "U0INGRID", "U0TOMAS"]
    world.happens("add_channel", SECRET, "project-x", members=people, private=True)


def listed(world: World, who: str, words_typed: str = "", channel: str = HERE) -> str:
    """What somebody finds with `/harvest list`."""
    person = world.person(who)
    person.types(f"/harvest list {words_typed}".strip(), channel)
    said = words(person.modal)
    person.closes()
    return said

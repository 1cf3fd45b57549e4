"""What the conversations about promises have in common."""

from datetime import date, timedelta
from typing import Any

from tests.world import Somebody, World
from tests.world.people import find_buttons, labels, words

# Maya in Stockholm is owed something by Ingrid in Oslo; a world begins on Tuesday 3 March 2026.
MAYA, INGRID, NOOR, AIKO = "U0MAYA", "U0INGRID", "U0NOOR", "U0AIKO"
COURSE = "I find you two days a month for the typography course"
IN_TWO_WEEKS = date(2026, 3, 17)


def promises(
    leader: Somebody, person: str, text: str = COURSE, due: date | str = IN_TWO_WEEKS
) -> dict[str, str]:
    """Promise somebody something; return what the form says is wrong."""
    leader.types("/autonomy promise")
    errors = leader.fills(person=person, text=text, due=str(due))
    if not errors:
        leader.closes()
    return errors


def owes(
    leader: Somebody, person: Somebody, text: str = COURSE, due: date | str = IN_TWO_WEEKS
) -> None:
    """Promise somebody something, and have them accept it."""
    assert promises(leader, person.user, text, due) == {}
    person.presses("Accept")


def wishes(person: Somebody, leader: str, text: str = COURSE) -> dict[str, str]:
    """Ask a leader for a promise; return what the form says is wrong."""
    person.types("/autonomy commitments")
    person.presses("Ask for a promise", where="modal")
    errors = person.fills(leader=leader, text=text)
    if not errors:
        person.closes()
    return errors


def page(somebody: Somebody) -> str:
    """What somebody's page of promises says."""
    somebody.closes()
    somebody.types("/autonomy commitments")
    seen = words(somebody.modal)
    somebody.closes()
    return seen


def opens(somebody: Somebody, text: str = COURSE) -> str:
    """Open a promise from the page, and return what the window says; it stays open."""
    somebody.closes()
    somebody.types("/autonomy commitments")
    assert somebody.modal is not None
    lines = [each for each in somebody.modal["blocks"] if each.get("accessory")]
    ways = [each["accessory"]["text"]["text"] for each in lines]
    place = next(n for n, each in enumerate(lines) if words(each["text"]).startswith(text))
    somebody.presses(ways[place], where="modal", nth=ways[:place].count(ways[place]))
    return words(somebody.modal)


def about(somebody: Somebody, said: str) -> list[dict[str, Any]]:
    """The messages to somebody that hold these words, as they stand now, the oldest first."""
    return [message for message in somebody.kept if said in words(message)]


def until(world: World, day: date, hour: int = 20) -> None:
    """Live until an hour of a day, in UTC."""
    at = world.now.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=0)
    world.wait_until(at)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def buttons_of(message: dict[str, Any]) -> list[str]:
    """What may be pressed in a message, without the ways out of it."""
    return [each for each in labels(message) if each != "Skip"]


def value_of(message: dict[str, Any], label: str) -> str:
    """What a button of a message carries."""
    return str(find_buttons(message["blocks"], label)[0][0]["value"])

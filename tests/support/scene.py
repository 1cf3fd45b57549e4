"""What the conversations about support have in common."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo import PEOPLE
from tests.world import Somebody, World
from tests.world.people import labels, words

MAYA, NOOR, TOMAS, INGRID, LEO = "U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO"
AIKO, SAMUEL = "U0AIKO", "U0SAMUEL"
TEXT = "A day a week for learning to draw type."
WHY = "I would like to become the one who keeps our letters."


def writes(
    somebody: Somebody,
    *leaders: str,
    need: str = "skill",
    text: str = TEXT,
    why: str = WHY,
    **more: Any,
) -> dict[str, str]:
    """Write a draft, which then stands open as others will read it; return what is wrong."""
    somebody.closes()
    somebody.types("/autonomy support")
    if "Ask for support" in labels(somebody.modal or {}):
        somebody.presses("Ask for support", where="modal")
    return somebody.fills(need=need, text=text, why=why, leaders=list(leaders), **more)


def asks_support(somebody: Somebody, *leaders: str, **more: Any) -> None:
    """Write a request and send it; every window is closed again."""
    assert writes(somebody, *leaders, **more) == {}
    somebody.presses("Send it", where="modal")
    somebody.closes()


def until_it_came(world: World) -> None:
    """Live until everybody was at work once, in whatever zone."""
    world.wait(days=1)


def has_advocate(person: Somebody, advocate: Somebody) -> None:
    """Have somebody ask a colleague to stand up for them, who says yes."""
    person.types("/autonomy advocate")
    person.presses("Ask somebody", where="modal")
    assert person.fills(whom=advocate.user, why="") == {}
    person.closes()
    advocate.presses("Accept")


def opens_request(somebody: Somebody, nth: int = 0) -> str:
    """Open one of the requests in somebody's list, and return what stands there."""
    somebody.closes()
    somebody.types("/autonomy support")
    somebody.presses("Open", where="modal", nth=nth)
    return words(somebody.modal)


def ends_advocacy(somebody: Somebody, by: str) -> None:
    """Have somebody end an advocacy on their page, by the button of that name."""
    somebody.closes()
    somebody.types("/autonomy advocate")
    somebody.presses(by, where="modal")
    somebody.closes()


def local_time(message: dict[str, Any], user: str) -> datetime:
    """When a message came, on the wall of whoever got it."""
    return datetime.fromtimestamp(float(message["ts"]), ZoneInfo(PEOPLE[user][2]))

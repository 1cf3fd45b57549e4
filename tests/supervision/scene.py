"""What the conversations about the supervision check have in common."""

from datetime import UTC, datetime
from typing import Any

from rituals.supervision.reducing import QUALITIES
from tests.world import Somebody, World
from tests.world.people import words

INGRID = "U0INGRID"
# All but Ingrid, whose one-to-ones they rate; five must answer.
TEAM = ["U0MAYA", "U0NOOR", "U0TOMAS", "U0SAMUEL", "U0LEO", "U0AIKO"]
# A world begins on the third of March; each quarter ends at midnight, in UTC.
ENDS = [datetime(2026, month, 1, tzinfo=UTC) for month in (4, 7, 10)]
ENDS.append(datetime(2027, 1, 1, tzinfo=UTC))


def rates(somebody: Somebody, *ratings: int, leader: str = INGRID) -> dict[str, str]:
    """Rate one-to-ones by the command, the same for all four where one is given."""
    somebody.types(f"/autonomy check <@{leader}>")
    errors = somebody.fills(leader=leader, **filled(*ratings))
    if not errors:
        assert somebody.modal is None
    return errors


def filled(*ratings: int) -> dict[str, Any]:
    of_each = ratings if len(ratings) == len(QUALITIES) else ratings * len(QUALITIES)
    return {name: str(rating) for name, rating in zip(QUALITIES, of_each, strict=True)}


def a_quarter(world: World, *ratings: int, team: list[str] = TEAM) -> None:
    """Have a team rate Ingrid's one-to-ones, and live to the next quarter."""
    for user in team:
        assert rates(world.person(user), *ratings) == {}
    over(world)


def over(world: World) -> None:
    """Live to the beginning of the next quarter."""
    world.wait_until(next(end for end in ENDS if end > world.now))


def sees(leader: Somebody) -> str:
    """What a leader's own page says."""
    leader.types("/autonomy check")
    leader.presses("What mine left behind", where="modal")
    shown = words(leader.modal)
    leader.closes()
    return shown

"""What the conversations about ideas have in common."""

from typing import Any

from sqlalchemy import Connection, select

from rituals.ideas.tables import Idea
from tests.world import Somebody, World
from tests.world.people import words

IDEA = "We could swap the stand-up for a written round"
DESIGN = "C0DESIGN"


def says(somebody: Somebody, text: str = IDEA, **to: Any) -> dict[str, str]:
    """Say an idea by the command, to a `leader` or a `channel`; return what is wrong."""
    somebody.types("/idea")
    errors = somebody.fills(text=text, **to)
    if not errors:
        somebody.closes()
    return errors


def answers(somebody: Somebody, state: str, reason: str = "", **where: Any) -> dict[str, str]:
    """Say what becomes of the newest idea that somebody answers for; return what is wrong."""
    somebody.presses("Say what becomes of it", **where)
    return somebody.fills(state=state, reason=reason)


def takes(somebody: Somebody) -> None:
    """Look after the newest idea in the channel."""
    somebody.presses("I will look after it", channel=DESIGN)


def cards(world: World) -> list[dict[str, Any]]:
    """What the bot says in the channel, threads as well."""
    return [each for each in world.noor.in_channel(DESIGN) if not each.get("is_ephemeral")]


def numbers_of(world: World) -> dict[str, int]:
    """The numbers of all ideas, which are drawn by lot, by their texts."""

    def read(connection: Connection) -> dict[str, int]:
        rows = connection.execute(select(Idea.text, Idea.id))
        return {each.text: each.id for each in rows}

    return world.program.database.transaction(read)


def card(world: World) -> str:
    """The card of the first idea of the channel, as it stands now."""
    return words(cards(world)[0])

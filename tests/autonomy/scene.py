"""What the conversations about question prompts have in common."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo import PEOPLE
from tests.world import Somebody, World
from tests.world.people import words

# One each in Stockholm, Tokyo and Lisbon, led from Oslo.
MAYA, AIKO, TOMAS = "U0MAYA", "U0AIKO", "U0TOMAS"
THREE = [MAYA, AIKO, TOMAS]
FORTNIGHT = {"days": 14}


def leads(somebody: Somebody, *people: str, **more: Any) -> dict[str, str]:
    """Have questions come to somebody, to be put to these people; return what is wrong."""
    somebody.types("/autonomy questions")
    errors = somebody.fills(people=list(people), **more)
    if not errors:
        somebody.closes()
    return errors


def asks_channel(somebody: Somebody, channel: str = "C0DESIGN", **more: Any) -> dict[str, str]:
    """Have everybody in a channel asked; return what is wrong."""
    somebody.types("/autonomy questions")
    somebody.presses("For a channel instead", where="modal")
    errors = somebody.fills(channel=channel, **more)
    if not errors:
        somebody.closes()
    return errors


def until_the_prompt(world: World) -> None:
    """Live to the evening of the first Tuesday after the one on which a world begins."""
    world.wait(days=7, hours=9)


def brings_to_aiko(world: World) -> None:
    """Have Ingrid's first question brought to Aiko in Ingrid's name."""
    assert leads(world.ingrid, AIKO) == {}
    until_the_prompt(world)
    world.ingrid.presses("Ask them for me")
    world.wait(days=1)


def answers(somebody: Somebody, text: str, readers: str = "nobody", **named: Any) -> dict[str, str]:
    """Answer the newest question, and let these read it."""
    somebody.presses("Answer")
    errors = somebody.fills(text=text, readers=readers, **named)
    if errors:
        return errors
    assert somebody.modal is None
    return {}


def question_in(message: dict[str, Any]) -> str:
    """The question that a message brings, which stands apart as a quotation."""
    for block in message["blocks"]:
        if block["type"] == "rich_text":
            return str(block["elements"][0]["elements"][0]["text"])
    raise AssertionError("no question in it")


def questions_to(somebody: Somebody) -> list[dict[str, Any]]:
    """The messages in which a channel's questions came to somebody, as they stand now."""
    return [message for message in somebody.kept if "as for everybody in" in words(message)]


def local_time(message: dict[str, Any], user: str) -> datetime:
    """When a message came, on the wall of whoever got it."""
    return datetime.fromtimestamp(float(message["ts"]), ZoneInfo(PEOPLE[user][2]))


def chooses_the_way_out(world: World, somebody: Somebody, way: str) -> None:
    """Choose from the menu below the newest prompt."""
    for message in reversed(somebody.dm):
        for block in message["blocks"]:
            for element in block.get("elements", []):
                for option in element.get("options", []):
                    if option["text"]["text"] == way:
                        place = (somebody.actor.dm_channel, message["ts"])
                        chosen = {"selected": option["value"], "block_id": block["block_id"]}
                        world.do(somebody.actor.press(*place, element["action_id"], **chosen))
                        return
    raise AssertionError(f"no way out called {way!r}")

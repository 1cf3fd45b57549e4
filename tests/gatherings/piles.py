"""What people do with revealed cards, and what they see of them."""

from typing import Any

from tests.gatherings.scene import runs
from tests.world import Somebody, World
from tests.world.people import fields, labels, words

HERE = "C0DESIGN"


def reveals(world: World) -> None:
    """Have Maya reveal the cards, and let all that follows arrive."""
    runs(world.maya, "Reveal the cards")
    world.wait(seconds=30)


def opens(person: Somebody) -> None:
    person.closes()
    person.presses("See the cards", channel=HERE)


def ticks(person: Somebody, *cards: str, **typed: str) -> list[str]:
    """Have somebody tick what begins so in the open list, and submit it; return what is wrong."""
    values: dict[str, Any] = {}
    for name, element in fields(person.modal).items():
        if element["type"] != "checkboxes":
            kind = name.partition("-")[0]
            values |= {name: typed[kind]} if kind in typed else {}
            continue
        ticked = element.get("initial_options", [])
        values[name] = [
            each["value"]
            for each in element["options"]
            if each in ticked or each["text"]["text"].startswith(cards or ("\0",))
        ]
    return list(person.fills(**values).values())


def may_arrange(person: Somebody) -> bool:
    """Whether the open window has something to submit."""
    assert person.modal is not None
    return bool(person.modal.get("submit"))


def groups_of(person: Somebody) -> list[str]:
    """The titles of the groups in the open window."""
    assert person.modal is not None
    found = []
    for block in person.modal["blocks"]:
        if (block.get("accessory") or {}).get("action_id") == "gatherings:group":
            found.append(block["text"]["text"])
        parts = block.get("elements", []) if block["type"] == "rich_text" else []
        if parts and parts[0]["type"] == "rich_text_section":
            first = parts[0]["elements"][0]
            found += [first["text"]] if first.get("style") == {"bold": True} else []
    return found


def in_thread(world: World) -> list[dict[str, Any]]:
    """The messages by column, in the thread of the card, in the order in which they came."""
    found = world.maya.in_channel(HERE)
    card = next(m for m in found if "Run it" in labels(m))
    mine = [m for m in found if m.get("thread_ts") == card["ts"] and m is not card]
    return [m for m in mine if words(m).startswith(("*Start*", "*Stop*", "*Continue*"))]

"""What the conversations about the autonomy dial have in common."""

from typing import Any

from tests.world import Somebody
from tests.world.people import words

MAYA, NOOR, TOMAS, INGRID, AIKO = "U0MAYA", "U0NOOR", "U0TOMAS", "U0INGRID", "U0AIKO"
SHOW_ME, WITH_ME, LOOK_OVER, TELL_ME, RUN_IT = "1", "2", "3", "4", "5"
ASKS = "For when you next talk with"


def adds(
    somebody: Somebody, name: str, leader: str = INGRID, step: str = WITH_ME
) -> dict[str, str]:
    """Add an area; return what the form says is wrong."""
    somebody.types("/autonomy dial")
    somebody.presses("Add an area", where="modal")
    errors = somebody.fills(text=name, leader=leader, step=step)
    if not errors:
        somebody.closes()
    return errors


def moves(somebody: Somebody, name: str, step: str) -> None:
    """Open the page, and move the dial of an area straight to a step."""
    somebody.types("/autonomy dial")
    turns(somebody, name, step)
    somebody.closes()


def turns(somebody: Somebody, name: str, step: str) -> None:
    """Move the dial beside a name in the window that is open."""
    view = somebody.modal
    assert view is not None
    for block in view["blocks"]:
        dial = block.get("accessory") or {}
        if dial.get("type") == "static_select" and name in words(block):
            (chosen,) = [
                option["value"]
                for option in dial["options"]
                if option["value"].split(":")[1] == step
            ]
            pressed = somebody.actor.press_in_view(
                view["id"], dial["action_id"], block_id=block["block_id"], selected=chosen
            )
            somebody._world.do(pressed)
            return
    raise AssertionError(f"no dial beside {name!r}")


def opens(somebody: Somebody, nth: int = 0) -> str:
    """Open the page of one area, and read it."""
    somebody.types("/autonomy dial")
    somebody.presses("More", where="modal", nth=nth)
    return words(somebody.modal)


def proposes(leader: Somebody, step: str, why: str, nth: int = 0) -> dict[str, str]:
    """Propose another step in one of the areas on somebody's page."""
    opens(leader, nth)
    leader.presses("Propose another step", where="modal")
    errors = leader.fills(step=step, why=why)
    if not errors:
        leader.closes()
    return errors


def page(somebody: Somebody) -> str:
    """What `/autonomy dial` shows somebody."""
    somebody.types("/autonomy dial")
    shown = words(somebody.modal)
    somebody.closes()
    return shown


def prompts_to(somebody: Somebody) -> list[dict[str, Any]]:
    """The prompts that stand with a leader and still ask something."""
    return [message for message in somebody.kept if ASKS in words(message)]

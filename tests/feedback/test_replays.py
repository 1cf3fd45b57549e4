"""What comes twice is done once, and a button of last month is answered."""

import copy
from typing import Any

from tests.feedback.plot import ORCHARD, set_up, state
from tests.world import World, forger
from tests.world.people import words


def messages(world: World) -> dict[str, list[str]]:
    """What stands in every conversation, without what single people were told."""
    workspace = world.sandbox.workspaces[ORCHARD]
    return {
        channel.id: [words(m.blocks) + m.text for m in channel.log if m.ephemeral_to is None]
        for channel in workspace.channels.values()
    }


FOR_AS_LONG_AS_IT_STANDS = {
    f"feedback:{name}" for name in ("save", "thank", "thank_all", "line", "remind_again")
}


def live(world: World) -> None:
    """Do everything that changes something at least once."""
    set_up(world)
    world.tomas.presses("Later")
    world.tomas.presses("Decline")
    world.noor.answers(by="Edit", start="secret-edited")
    world.noor.reacts(world.noor.in_channel()[-1])
    world.noor.takes_back(world.noor.in_channel()[-1])
    world.tomas.presses("I can give feedback", channel="C0DESIGN")
    world.ingrid.presses("Say what I make of it")
    assert world.ingrid.fills(text="secret-reflection") == {}
    world.ingrid.presses("Say thank you")
    world.maya.presses("Extend by 2 working days")
    world.maya.presses("Thank everybody")
    world.maya.presses("Save as file")
    world.maya.chooses("Mark as useful", beside="secret-5-of-U0LEO")
    world.maya.presses("Edit")
    assert world.maya.fills(seen="secret-unasked, edited") == {}
    world.maya.presses("Withdraw")
    world.maya.opens_home()
    world.maya.presses("Done", where="home")
    world.maya.presses("Close now")


def test_everything_delivered_twice_changes_nothing_twice(world: World) -> None:
    live(world)
    rows, said, files = state(world), messages(world), len(world.maya.files)
    delivered = list(world.sandbox.deliveries)
    assert len(delivered) > 60 and {d.kind for d in delivered} == {
        "command",
        "interactive",
        "event",
    }
    for delivery in delivered:
        headers = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
        again = world.loop.do(
            world.sandbox.deliver(
                delivery.workspace_id, delivery.kind, copy.deepcopy(delivery.payload), headers
            )
        )
        assert again.status == 200, delivery.payload
    world.loop.do(world.settle())
    assert state(world) == rows
    assert messages(world) == said and len(world.maya.files) == files


def test_one_event_that_comes_again_and_again_is_one(world: World) -> None:
    world.maya.asks(channel="C0DESIGN")
    event = forger.reaction(ORCHARD, "U0NOOR", "C0DESIGN", world.noor.in_channel()[-1]["ts"])
    taken = forger.reaction(
        ORCHARD, "U0NOOR", "C0DESIGN", event["event"]["item"]["ts"], kind="reaction_removed"
    )
    for each in (event, event, taken, event, taken):
        assert world.deliver("event", each).ok
    assert "took your hand down" in words(world.noor.last) and len(world.noor.dm) == 1


def test_buttons_of_last_month_are_told_and_change_nothing(world: World) -> None:
    """Whoever kept a window open, or a message unread, presses what it showed a month ago."""
    live(world)
    world.sandbox.faults.add(method="response_url", kind="500", times=0)
    kept = buttons(world)
    assert len(kept) > 15
    world.wait(days=40)
    rows = state(world)
    for user, place, action, value in kept:
        if action in FOR_AS_LONG_AS_IT_STANDS:
            continue
        delivery = world.forge(forger.press(ORCHARD, user, action, value, place), ORCHARD)
        assert delivery.status == 200, (action, value)
    world.loop.do(world.settle())
    assert state(world) == rows
    told = world.noor.told() + world.maya.told() + world.tomas.told()
    assert "is closed" in told and "could not do this" not in told


def buttons(world: World) -> list[tuple[str, tuple[str, str], str, Any]]:
    """Every button that anybody was shown in a message so far, those meanwhile gone included."""
    found: dict[str, tuple[str, tuple[str, str], str, Any]] = {}
    workspace = world.sandbox.workspaces[ORCHARD]
    for call in world.sandbox.calls:
        if call.method not in ("chat.postMessage", "chat.update") or not call.result:
            continue
        channel = workspace.channels[call.args["channel"]]
        if not channel.is_direct:
            continue
        user = next(member for member in channel.members if member != workspace.bot_user_id)
        blocks = call.args.get("blocks") or []
        for block in blocks if isinstance(blocks, list) else []:
            for element in block.get("elements", []):
                if element.get("type") == "button":
                    place = (channel.id, str(call.result.get("ts")))
                    entry = (user, place, element["action_id"], element.get("value", ""))
                    found[str(entry)] = entry
    return list(found.values())

"""The stage for an attack: requests of every kind, with something in each that is nobody else's."""

from dataclasses import dataclass
from typing import Any

from tests.world import World
from tests.world.people import words

ORCHARD, HARBOUR = "T0ORCHARD", "T0HARBOUR"
TEAM = ["U0NOOR", "U0TOMAS", "U0SAMUEL", "U0INGRID", "U0LEO"]
OUTSIDER = "U0STRANGER"

NAMED, ANONYMOUS, CLOSED, CALL, CLOSED_ANONYMOUS = 1, 2, 3, 4, 5
# What is remembered of deliveries, and what Slack says of people, may be written at any time.
NOTED = ("inbox", "people", "channels")


@dataclass
class Plot:
    """What the attackers are after.

    Args:
        secrets: what each text speaks of, by the request it belongs to.
        places: where the messages stand whose buttons they claim to press.
    """

    secrets: dict[int, list[str]]
    places: list[tuple[str, str] | None]
    lines: list[str]


def set_up(world: World) -> Plot:
    """Have Maya ask five times and give once, with answers to each, one of them closed."""
    world.happens("add_person", OUTSIDER, "Sam Stranger", tz="Europe/Stockholm")
    secrets: dict[int, list[str]] = {}
    for number, asked in ((NAMED, TEAM[:2]), (ANONYMOUS, TEAM), (CLOSED, TEAM[:1])):
        secrets[number] = [f"secret-about-{number}"]
        anonymous = number == ANONYMOUS
        assert world.maya.asks(*asked, about=secrets[number][0], anonymous=anonymous) == {}
        for user in asked[: 5 if anonymous else 1]:
            secrets[number].append(f"secret-{number}-of-{user}")
            assert world.person(user).answers(start=secrets[number][-1]) == {}
    world.maya.presses("Close now")
    lines = _menus(world)
    secrets[CALL] = []  # a call is read by the whole channel
    assert world.maya.asks(channel="C0DESIGN", about="The call") == {}
    call = world.maya.in_channel()[-1]
    secrets[CLOSED_ANONYMOUS] = ["secret-about-5"]
    assert world.maya.asks(*TEAM, about="secret-about-5", anonymous=True) == {}
    for user in TEAM:
        secrets[CLOSED_ANONYMOUS].append(f"secret-5-of-{user}")
        assert world.person(user).answers(start=secrets[CLOSED_ANONYMOUS][-1]) == {}
    world.maya.presses("Close now")
    lines += [value for value in _menus(world) if value not in lines]
    world.maya.types("/feedback give @ingrid")
    secrets[0] = ["secret-unasked"]
    assert world.maya.fills(seen="secret-unasked") == {}
    world.maya.chooses("Turn into an action", beside="secret-5-of-U0NOOR")
    assert world.maya.fills(text="secret-action") == {}
    world.maya.closes()
    secrets[0].append("secret-action")
    places: list[tuple[str, str] | None] = [None, ("C0DESIGN", call["ts"])]
    for message in (world.maya.message_with("Close now"), world.maya.message_with("Save as file")):
        places.append((world.maya.actor.dm_channel, message["ts"]))
    return Plot(secrets, places, lines)


def _menus(world: World) -> list[str]:
    """What the menus beside the lines of the newest summary carry."""
    found = []
    for block in world.maya.last["blocks"]:
        for option in (block.get("accessory") or {}).get("options", []):
            found.append(option["value"])
    return found


def shown_to(world: World, team: str, user: str, since: int) -> str:
    """All that the bot has shown to one person: windows, replies, messages; nothing is left out."""
    workspace = world.sandbox.workspaces[team]
    seen = [
        str(call.args)
        for call in world.sandbox.calls[since:]
        if call.method.startswith("views.") and call.workspace == team
    ]
    for channel in workspace.channels.values():
        direct = channel.is_direct and user in channel.members
        for message in channel.log:
            if message.ephemeral_to == user or (direct and message.ephemeral_to is None):
                seen.append(words(message.blocks) + message.text)
    return "\n".join(seen)


def state(world: World) -> dict[str, Any]:
    """Every row that an attack might change."""
    return {name: rows for name, rows in world.tables().items() if name not in NOTED}

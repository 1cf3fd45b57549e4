"""Ideas of every kind and in every state, for the generated test of who may do what."""

from tests.ideas.scene import answers, numbers_of, says
from tests.world import World

TEAM_ROOM = "C0GARDEN"
TO_LEADER, UNNAMED, COMING = "secret-to-ingrid", "secret-unnamed", "secret-coming"
OF_ROOM, TAKEN, LEFT = "secret-of-room", "secret-taken", "secret-left"
REASON = "secret-reason"

SECRETS: dict[str, set[str]] = {
    TO_LEADER: {"U0MAYA", "U0INGRID"},
    REASON: {"U0MAYA", "U0INGRID"},
    UNNAMED: {"U0LEO", "U0INGRID"},
    COMING: {"U0LEO"},
    OF_ROOM: {"U0MAYA", "U0NOOR", "U0TOMAS"},
    TAKEN: {"U0MAYA", "U0NOOR", "U0TOMAS"},
    LEFT: {"U0MAYA"},
}

_BY_TEXT: dict[str, dict[str, str]] = {
    TO_LEADER: {"U0MAYA": "person", "U0INGRID": "leader"},
    # Its author is known by the key alone, which nobody here presses with.
    UNNAMED: {"U0INGRID": "leader"},
    COMING: {},
    # Maya is not in the channel any more.
    OF_ROOM: {"U0MAYA": "person", "U0NOOR": "team", "U0TOMAS": "team"},
    TAKEN: {"U0MAYA": "person", "U0NOOR": "leader", "U0TOMAS": "team"},
    LEFT: {"U0MAYA": "person"},
}
# Numbers are drawn by lot: the plot puts the true ones in the place of these.
ROLES: dict[tuple[str, int], dict[str, str]] = {
    ("idea", number): roles for number, roles in enumerate(_BY_TEXT.values())
}


def plot(world: World) -> None:
    """Have Maya say four ideas and Leo two without a name, and the others answer some."""
    members = ["U0MAYA", "U0NOOR", "U0TOMAS"]
    world.happens("add_channel", TEAM_ROOM, "garden", members=members, private=True)
    assert says(world.maya, TO_LEADER, leader="U0INGRID") == {}
    assert answers(world.ingrid, "not_now", REASON) == {}
    assert says(world.maya, TAKEN, channel=TEAM_ROOM) == {}
    world.noor.presses("I will look after it", channel=TEAM_ROOM)
    assert says(world.maya, OF_ROOM, channel=TEAM_ROOM) == {}
    assert says(world.maya, LEFT, leader="U0SAMUEL") == {}
    world.happens("person_leaves", "U0SAMUEL")
    world.happens("remove_member", TEAM_ROOM, "U0MAYA")
    leo = world.person("U0LEO")
    assert says(leo, UNNAMED, leader="U0INGRID", names="unnamed") == {}
    world.wait(days=1)
    assert says(leo, COMING, leader="U0INGRID", names="unnamed") == {}
    numbers = numbers_of(world)
    ROLES.clear()
    ROLES.update({("idea", numbers[text]): roles for text, roles in _BY_TEXT.items()})

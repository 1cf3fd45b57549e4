"""For the test of rights: areas in every state, each with a name that is nobody else's business.

Noor is Maya's advocate and sees the first, in which Ingrid's proposal waits; Tomas kept his step
in the second; Samuel stepped back from the third; Samuel ended the fourth; the fifth went from
Ingrid to Noor.
"""

from tests.advocates.scene import stands_up_for
from tests.dial.scene import INGRID, NOOR, SHOW_ME, TELL_ME, adds, opens, proposes
from tests.world import World

LEO, SAMUEL, AIKO = "U0LEO", "U0SAMUEL", "U0AIKO"
SECRETS: dict[str, set[str]] = {
    "secret-shared": {"U0MAYA", INGRID, NOOR},
    "secret-why-waiting": {"U0MAYA", INGRID},
    "secret-with-leo": {"U0TOMAS", LEO},
    "secret-why-kept": {"U0TOMAS", LEO},
    "secret-leaderless": {AIKO},
    "secret-ended": {SAMUEL},
    "secret-handed-on": {LEO, NOOR},
}
ROLES: dict[tuple[str, int], dict[str, str]] = {
    ("area", 1): {"U0MAYA": "person", INGRID: "leader", NOOR: "reader"},
    ("area", 2): {"U0TOMAS": "person", LEO: "leader"},
    ("area", 3): {AIKO: "person"},
    ("area", 4): {SAMUEL: "person"},
    ("area", 5): {LEO: "person", NOOR: "leader"},
}


def plot(world: World) -> None:
    """Have five people name an area each, with another end."""
    stands_up_for(world.noor, world.maya)
    for person, name, leader in (
        ("U0MAYA", "secret-shared", INGRID),
        ("U0TOMAS", "secret-with-leo", LEO),
        (AIKO, "secret-leaderless", SAMUEL),
        (SAMUEL, "secret-ended", INGRID),
        (LEO, "secret-handed-on", INGRID),
    ):
        assert adds(world.person(person), name, leader, SHOW_ME) == {}
    world.wait(days=8)
    _press(world, "U0MAYA", "Share with my advocate")
    proposes(world.person(LEO), TELL_ME, "secret-why-kept", nth=1)
    _press(world, "U0TOMAS", "Keep it as it is")
    _press(world, SAMUEL, "Step back", nth=1)
    _press(world, SAMUEL, "End it")
    world.person(LEO).closes()
    _press(world, LEO, "Edit")
    assert world.person(LEO).fills(leader=NOOR) == {}
    world.person(LEO).closes()
    world.wait(days=1)
    assert proposes(world.ingrid, TELL_ME, "secret-why-waiting") == {}
    world.wait(days=1)


def _press(world: World, user: str, label: str, nth: int = 0) -> None:
    """Press a button on the page of one of somebody's areas."""
    opens(world.person(user), nth)
    world.person(user).presses(label, where="modal")
    if label != "Edit":
        world.person(user).closes()

"""Promises in each state, for the generated test of rights, and where support fell short."""

from tests.commitments import shortfall_stage
from tests.commitments.scene import opens, owes, promises, wishes
from tests.world import World

MAYA, INGRID, NOOR, TOMAS, AIKO = "U0MAYA", "U0INGRID", "U0NOOR", "U0TOMAS", "U0AIKO"
BOTH = {MAYA, INGRID}
SECRETS: dict[str, set[str]] = {
    **shortfall_stage.SECRETS,
    "secret-offered": BOTH,
    "secret-to-change": BOTH,
    "secret-other-words": BOTH,
    "secret-owed": BOTH,
    "secret-progress": BOTH,
    "secret-reason": BOTH,
    "secret-kept-one": BOTH,
    "secret-not-kept": BOTH,
    "secret-wished": {AIKO, TOMAS},
    "secret-declined": {AIKO, NOOR},
    "secret-left": {AIKO, INGRID},
    "secret-taken-back": BOTH,
}
_MAYAS, _AIKOS = {MAYA: "person", INGRID: "leader"}, {AIKO: "person", INGRID: "leader"}
ROLES: dict[tuple[str, int], dict[str, str]] = {
    **shortfall_stage.ROLES,
    **{("commitment", number): _MAYAS for number in range(1, 7)},
    ("commitment", 7): {AIKO: "person", TOMAS: "leader"},
    ("commitment", 8): {AIKO: "person", NOOR: "leader"},
    ("commitment", 9): _AIKOS,
}


def plot(world: World) -> None:
    """Have Ingrid promise Maya six things, and Aiko ask two leaders and lose a third."""
    shortfall_stage.plot(world)
    maya, ingrid, aiko = world.maya, world.ingrid, world.person(AIKO)
    for text in ("secret-owed", "secret-kept-one", "secret-not-kept"):
        owes(ingrid, maya, text)
    opens(ingrid, "secret-owed")
    ingrid.presses("Say how it goes", where="modal")
    assert ingrid.fills(text="secret-progress") == {}
    opens(ingrid, "secret-owed")
    ingrid.presses("Ask for another date", where="modal")
    assert ingrid.fills(text="secret-reason", due="2026-04-01") == {}
    opens(maya, "secret-kept-one")
    maya.presses("Kept", where="modal")
    opens(maya, "secret-not-kept")
    maya.presses("Not kept", where="modal")
    assert promises(ingrid, MAYA, "secret-taken-back") == {}
    opens(ingrid, "secret-taken-back")
    ingrid.presses("Take it back", where="modal")
    assert promises(ingrid, MAYA, "secret-to-change") == {}
    maya.presses("Ask for a change")
    assert maya.fills(text="secret-other-words") == {}
    assert promises(ingrid, MAYA, "secret-offered") == {}
    assert wishes(aiko, TOMAS, "secret-wished") == {}
    assert wishes(aiko, NOOR, "secret-declined") == {}
    world.wait(hours=20)
    world.noor.presses("Decline")
    assert promises(ingrid, AIKO, "secret-left") == {}
    opens(aiko, "secret-left")
    aiko.presses("Accept", where="modal")
    opens(ingrid, "secret-left")
    ingrid.presses("Step back", where="modal")
    world.wait(days=1)
    for somebody in world.everybody:
        somebody.closes()

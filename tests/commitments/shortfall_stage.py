"""Shortfalls in each state, for the generated test of rights: a part of the feature's stage."""

from tests.advocates.scene import stands_up_for
from tests.commitments.shortfall import A_MOMENT, BY_ADVOCATE, IN_WORDS, KEEP, says, sums_up
from tests.world import World

MAYA, NOOR, INGRID = "U0MAYA", "U0NOOR", "U0INGRID"
SECRETS: dict[str, set[str]] = {
    "secret-kept-fell": {MAYA},
    "secret-told-fell": {MAYA, INGRID},
    "secret-asked-fell": {MAYA, NOOR},
    "secret-summed-fell": {MAYA},
    "secret-summary-fell": {MAYA, NOOR},
    "secret-carried-fell": {MAYA},
    "secret-agreed-fell": {MAYA, NOOR, INGRID},
}
ROLES: dict[tuple[str, int], dict[str, str]] = {
    ("shortfall", 1): {MAYA: "person"},
    ("shortfall", 2): {MAYA: "person", INGRID: "leader"},
    ("shortfall", 3): {MAYA: "person", NOOR: "advocate"},
    ("shortfall", 4): {MAYA: "person", NOOR: "advocate"},
    ("shortfall", 5): {MAYA: "person", NOOR: "advocate", INGRID: "leader"},
}


def plot(world: World) -> None:
    """Have Maya say five things: each goes another way, to Noor, to Ingrid, or to nobody."""
    maya, noor = world.maya, world.noor
    stands_up_for(noor, maya)
    assert says(maya, KEEP, "secret-kept-fell", leader=INGRID) == {}
    assert says(maya, IN_WORDS, "secret-told-fell", leader=INGRID) == {}
    assert says(maya, BY_ADVOCATE, "secret-asked-fell", leader=INGRID) == {}
    assert says(maya, BY_ADVOCATE, "secret-summed-fell", leader=INGRID) == {}
    world.wait(**A_MOMENT)
    assert sums_up(noor, "secret-summary-fell") == {}
    assert says(maya, BY_ADVOCATE, "secret-carried-fell", leader=INGRID) == {}
    world.wait(**A_MOMENT)
    assert sums_up(noor, "secret-agreed-fell") == {}
    maya.presses("Send this summary")
    world.wait(**A_MOMENT)

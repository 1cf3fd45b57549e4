"""For the test of rights: advocacies in every state, with a sentence in each that is nobody else's.

Noor is Maya's advocate and reads a note of hers; Leo has still to answer Tomas; Samuel declined
Aiko; Ingrid was Samuel's advocate and is not any more.
"""

from tests.advocates.scene import asks, page_of, shares
from tests.world import World

SECRETS: dict[str, set[str]] = {
    "secret-why-accepted": set(),
    "secret-why-waiting": {"U0TOMAS", "U0LEO"},
    "secret-why-declined": set(),
    "secret-why-ended": set(),
    "note-71-for-U0NOOR": {"U0MAYA", "U0NOOR"},
    "note-72-for-U0INGRID": set(),
}
ROLES: dict[tuple[str, int], dict[str, str]] = {
    ("advocacy", 1): {"U0MAYA": "person", "U0NOOR": "advocate"},
    ("advocacy", 2): {"U0TOMAS": "person", "U0LEO": "advocate"},
    ("advocacy", 3): {"U0AIKO": "person", "U0SAMUEL": "advocate"},
    ("advocacy", 4): {"U0SAMUEL": "person", "U0INGRID": "advocate"},
}


def plot(world: World) -> None:
    """Have four people ask, each with another end."""
    asked = [
        ("U0MAYA", "U0NOOR", "secret-why-accepted"),
        ("U0TOMAS", "U0LEO", "secret-why-waiting"),
        ("U0AIKO", "U0SAMUEL", "secret-why-declined"),
        ("U0SAMUEL", "U0INGRID", "secret-why-ended"),
    ]
    for person, whom, why in asked:
        assert asks(world.person(person), whom, why) == {}
    world.noor.presses("Accept")
    world.person("U0SAMUEL").presses("Decline")
    world.ingrid.presses("Accept")
    shares(world, "U0MAYA", 71)
    shares(world, "U0SAMUEL", 72)
    page_of(world.ingrid)
    world.ingrid.presses("Stop being their advocate", where="modal")
    world.ingrid.closes()

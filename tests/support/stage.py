"""For the test of rights: requests in every state, with words in each that are nobody else's.

Noor is Maya's advocate. Maya wrote two drafts, one of which she shares with Noor, and sent one, to
which Noor comes along and from which Tomas stepped back; Noor settled a time that is weeks ahead.
Tomas took his own back. Leo has a time with Ingrid, who has read what he needs.
"""

from tests.support.meeting_scene import at, fills_times
from tests.support.scene import (
    INGRID,
    TOMAS,
    asks_support,
    has_advocate,
    opens_request,
    until_it_came,
    writes,
)
from tests.world import World

SECRETS: dict[str, set[str]] = {
    "secret-draft": {"U0MAYA"},
    "secret-of-draft": {"U0MAYA"},
    "secret-shared": {"U0MAYA", "U0NOOR"},
    "secret-of-shared": {"U0MAYA", "U0NOOR"},
    "secret-sent": {"U0MAYA", "U0NOOR"},
    "secret-of-sent": {"U0MAYA", "U0NOOR"},
    "secret-withdrawn": {"U0TOMAS"},
    "secret-of-withdrawn": {"U0TOMAS"},
    "secret-read": {"U0LEO", "U0INGRID"},
    "secret-of-read": {"U0LEO", "U0INGRID"},
}
ROLES: dict[tuple[str, int], dict[str, str]] = {
    ("request", 1): {"U0MAYA": "person"},
    ("request", 2): {"U0MAYA": "person", "U0NOOR": "reader"},
    ("request", 3): {"U0MAYA": "person", "U0NOOR": "advocate", "U0INGRID": "leader"},
    ("request", 4): {"U0TOMAS": "person"},
    ("request", 5): {"U0LEO": "person", "U0INGRID": "leader"},
    ("meeting", 1): {},
    ("meeting", 2): {},
    ("meeting", 3): {"U0MAYA": "person", "U0NOOR": "advocate", "U0INGRID": "leader"},
    ("meeting", 4): {},
    ("meeting", 5): {"U0LEO": "person", "U0INGRID": "leader"},
}


def plot(world: World) -> None:
    """Have three people ask for support, and come as far as each came."""
    leo = world.person("U0LEO")
    has_advocate(world.maya, world.noor)
    assert writes(world.maya, INGRID, text="secret-draft", why="secret-of-draft") == {}
    assert writes(world.maya, INGRID, text="secret-shared", why="secret-of-shared") == {}
    world.maya.presses("Share with my advocate", where="modal")
    words = {"text": "secret-sent", "why": "secret-of-sent"}
    asks_support(world.maya, INGRID, TOMAS, along=["yes"], **words)
    asks_support(world.tomas, INGRID, text="secret-withdrawn", why="secret-of-withdrawn")
    until_it_came(world)
    world.tomas.presses("Step back")
    world.noor.presses("Propose times")
    assert fills_times(world.noor, at("04-20", "10:00")) == {}
    world.noor.closes()
    world.noor.presses("Settle this one")
    opens_request(world.tomas)
    world.tomas.presses("Take it back", where="modal")
    world.tomas.closes()
    asks_support(leo, INGRID, text="secret-read", why="secret-of-read")
    opens_request(leo)
    leo.presses("Propose times", where="modal")
    assert leo.fills() == {}
    leo.closes()
    until_it_came(world)
    world.ingrid.presses("I can")
    while "secret-read" not in world.ingrid.dm_words:
        world.wait(days=1)

"""Where the rights are tried: a quarter under way, and two that are over."""

from tests.supervision.scene import TEAM, a_quarter, rates
from tests.world import World

# Ratings are no words; what is to be seen of them is Ingrid's alone.
SECRETS = {"1.5 or less": {"U0INGRID"}, "April to June 2026: more": {"U0INGRID"}}
# The windows of the quarters that are over are gone: a number may stand for another one.
ROLES = {
    ("check", 1): {"U0MAYA": "person", "U0NOOR": "person"},
    ("picture", 1): {"U0INGRID": "leader"},
    ("picture", 2): {"U0INGRID": "leader"},
}


def plot(world: World) -> None:
    """Have Ingrid's one-to-ones rated in three quarters, of which the third is not over."""
    a_quarter(world, 1)
    a_quarter(world, 3)
    for user in TEAM[:2]:
        assert rates(world.person(user), 2) == {}

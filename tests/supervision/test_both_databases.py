"""A quarter of it, on SQLite and on PostgreSQL."""

from tests.supervision.scene import TEAM, filled, over, rates, sees
from tests.world import World


def test_a_quarter_ends_alike(world_on: World) -> None:
    world = world_on
    for user in TEAM:
        assert rates(world.person(user), 1) == {}
    world.maya.presses("Withdraw")
    world.maya.presses("Rate again")
    assert world.maya.fills(**filled(5)) == {}
    world.noor.presses("Change")
    assert world.noor.fills(**filled(4)) == {}
    over(world)
    # 5, 4 and four ones: 13 by 6.
    assert sees(world.ingrid).count("more autonomous 2,") == 1
    assert not world.tables()["supervision_windows"]

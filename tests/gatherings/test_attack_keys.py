"""The key to cards without a name, when Slack does not take it at once."""

import pytest

from tests.gatherings.nameless import keyed
from tests.gatherings.scene import set_up, writes
from tests.world import World


@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
def test_a_key_that_slack_refuses_for_its_rate_is_handed_over_all_the_same(
    world: World, method: str
) -> None:
    assert set_up(world, names="anonymous") == {}
    world.sandbox.faults.add(method=method, kind="429")
    assert writes(world.noor, "Write more tests") == {}
    world.wait(minutes=2)
    assert keyed(world.noor)

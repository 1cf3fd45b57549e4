"""Who may read what, told of all that anybody is shown, on both kinds of database."""

from tests.advocates.scene import page_of
from tests.advocates.stage import ROLES, SECRETS, plot
from tests.feedback.plot import HARBOUR, ORCHARD, shown_to, state
from tests.world import World, forger

NUMBERS = ["1", "2", "3", "4", "0", "٣", "1:page"]
ACTIONS = ["accept", "decline", "end", "see"]


def test_nobody_reads_what_is_not_theirs_whatever_they_press(world_on: World) -> None:
    world = world_on
    plot(world)
    for somebody in (*world.everybody, world.person("U0MAYA", HARBOUR)):
        here = somebody.team == ORCHARD
        own = {str(at) for (_, at), roles in ROLES.items() if somebody.user in roles and here}
        before, since = state(world), len(world.sandbox.calls)
        for action in ACTIONS:
            for number in NUMBERS:
                if number.partition(":")[0] not in own:
                    named = f"advocates:advocacy_{action}"
                    world.forge(
                        forger.press(somebody.team, somebody.user, named, number), somebody.team
                    )
        world.loop.do(world.settle())
        assert state(world) == before
        page_of(somebody)
        somebody.opens_home()
        seen = "".join(str(c.args) for c in world.sandbox.calls[since:]) + somebody.dm_words
        for secret, readers in SECRETS.items():
            assert (secret in seen) == (here and somebody.user in readers), (somebody.user, secret)
    assert "note-71" in shown_to(world, ORCHARD, "U0NOOR", 0)
    world.forge(forger.press(ORCHARD, "U0LEO", "advocates:advocacy_accept", "2"), ORCHARD)
    world.loop.do(world.settle())
    assert "is your advocate now" in world.tomas.dm_words

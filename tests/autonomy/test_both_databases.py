"""What the conversations rest on, on SQLite and on PostgreSQL."""

from tests.autonomy.scene import AIKO, question_in
from tests.autonomy.test_replays import live
from tests.world import World
from tests.world.people import words


def test_a_month_of_everything_ends_alike(world_on: World) -> None:
    live(world_on)
    assert "secret-U0MAYA" in world_on.ingrid.dm_words
    assert "secret-U0NOOR" in world_on.person(AIKO).dm_words
    assert "secret-withdrawn" not in str(world_on.tables())
    for somebody in world_on.everybody:
        seen = somebody.dm_words + somebody.opens_home()
        for author, readers in (("U0MAYA", ["U0INGRID"]), ("U0NOOR", [AIKO])):
            assert (f"secret-{author}" in seen) == (somebody.user in (author, *readers))
    world_on.ingrid.types("/autonomy bank")
    assert "37 questions" in words(world_on.ingrid.modal)
    assert question_in(world_on.tomas.last)

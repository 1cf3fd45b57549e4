"""The whole path on both databases, from the question to what the asker reads."""

from tests.world import World


def test_named_feedback_goes_its_whole_way_on_either_database(world_on: World) -> None:
    maya, noor = world_on.maya, world_on.noor
    maya.types("/feedback ask <@U0NOOR> <@U0TOMAS> my talk")
    assert maya.fills(about="My talk <!channel> 👩‍👩‍👧") == {}
    noor.presses("Give feedback")
    assert noor.fills(start="Pausing", stop="Reading & hurrying") == {}
    assert "Reading & hurrying" in maya.dm_words
    world_on.wait(days=10)
    assert "Your request for feedback is closed" in maya.dm_words


def test_feedback_without_names_goes_its_whole_way_on_either_database(world_on: World) -> None:
    maya = world_on.maya
    others = [p for p in world_on.everybody if p.user != maya.user]
    maya.types("/feedback ask my talk")
    people = [person.user for person in others]
    assert maya.fills(about="My talk", people=people, names="anonymous") == {}
    # Those in other zones are asked when their working day begins.
    world_on.wait(days=1)
    for number, person in enumerate(others):
        person.presses("Give feedback")
        assert person.fills(start=f"Answer {number}") == {}
    assert "Answer" not in maya.dm_words
    world_on.wait(days=10)
    assert all(f"Answer {number}" in maya.dm_words for number in range(len(others)))

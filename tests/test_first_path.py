"""The first whole path: ask, answer, the deadline, the summary."""

from tests.world import World
from tests.world.people import words


def test_named_feedback_from_the_question_to_the_thanks(world: World) -> None:
    assert world.maya.types("/feedback ask <@U0NOOR> my talk on Tuesday").status == 200
    assert world.maya.modal is not None
    assert world.maya.fills(about="My talk on Tuesday", people=["U0NOOR", "U0TOMAS"]) == {}
    assert "will hear from me" in words(world.maya.modal)
    world.maya.closes()
    assert "asks you for feedback" in world.noor.dm_words
    world.noor.presses("Give feedback")
    assert "with your name" in words(world.noor.modal)
    assert world.noor.fills(start="Pausing after the numbers", stop="Reading the slides") == {}
    assert "gave you feedback" in world.maya.dm_words
    assert "Pausing after the numbers" in world.maya.dm_words
    world.tomas.presses("Decline")
    world.wait(days=8)
    assert "Your request for feedback is closed" in world.maya.dm_words
    world.maya.presses("Thank everybody")
    assert "thanks everybody" in world.noor.dm_words
    assert "thanks everybody" not in world.tomas.dm_words

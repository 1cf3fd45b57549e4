"""An idea said to a leader, and what becomes of it."""

from tests.ideas.scene import IDEA, answers
from tests.world import World
from tests.world.people import fields, labels, words


def test_an_idea_from_the_first_word_to_acted_on(world: World) -> None:
    world.maya.types(f"/idea {IDEA}")
    form = fields(world.maya.modal)
    assert form["text"]["initial_value"] == IDEA
    assert "Who reads this" in words(world.maya.modal)
    assert world.maya.fills(leader="U0INGRID") == {}
    world.maya.closes()
    brought = words(world.ingrid.last)
    assert IDEA in brought and "<@U0MAYA> has an idea for you" in brought
    assert "You get this because" in brought
    assert labels(world.ingrid.last) == ["I have heard it", "Say what becomes of it"]
    (own,) = world.maya.kept
    assert "*New.*" in words(own)
    world.ingrid.presses("I have heard it")
    assert "<@U0INGRID> has heard your idea" in words(world.maya.last)
    assert answers(world.ingrid, "acted_on", "We begin on Monday") == {}
    assert "Your idea was acted on" in words(world.maya.last)
    assert "We begin on Monday" in words(world.maya.last)
    own = world.maya.kept[0]
    assert "*Acted on.*" in words(own) and labels(own) == []
    for line in ("said to <@U0INGRID>", "heard by <@U0INGRID>", "acted on, says <@U0INGRID>"):
        assert line in words(own)
    assert not world.noor.kept

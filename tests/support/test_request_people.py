"""Who is part of a request, after it was sent: leaders step back, are replaced, or leave."""

from tests.support.scene import (
    INGRID,
    LEO,
    NOOR,
    TEXT,
    TOMAS,
    asks_support,
    ends_advocacy,
    has_advocate,
    opens_request,
    until_it_came,
    writes,
)
from tests.world import Somebody, World
from tests.world.people import fields, labels, words


def about(somebody: Somebody) -> list[str]:
    """What the messages say that came to somebody about requests for support."""
    told = [words(message) for message in somebody.kept]
    return [each for each in told if "support" in each and "advocate of" not in each]


def test_a_leader_steps_back_and_the_person_hears_it_kindly(world: World) -> None:
    asks_support(world.maya, INGRID, TOMAS)
    until_it_came(world)
    world.tomas.presses("Step back")
    assert "You stepped back" in words(world.tomas.kept[0])
    assert labels(world.tomas.kept[0]) == []
    until_it_came(world)
    (told,) = [m for m in world.maya.kept if "<@U0TOMAS> cannot be part" in words(m)]
    assert "<@U0INGRID> is still part of it" in words(told)
    assert "U0TOMAS" not in words(world.ingrid.message_with("Step back"))
    assert not [each for each in about(world.ingrid) if "cannot be part" in each]
    world.tomas.types("/autonomy support")
    assert TEXT not in words(world.tomas.modal)


def test_with_no_leader_left_the_person_chooses_others_or_closes_it(world: World) -> None:
    asks_support(world.maya, INGRID)
    until_it_came(world)
    world.ingrid.presses("Step back")
    assert "Nobody is asked for your request any more" in world.maya.opens_home()
    until_it_came(world)
    world.maya.presses("Choose others")
    assert list(world.maya.fills(leaders=[INGRID])) == ["leaders"], "no is no"
    assert world.maya.fills(leaders=[TOMAS]) == {}
    world.maya.closes()
    assert "Nobody is asked" not in world.maya.opens_home()
    told = world.maya.message_with("Ask somebody else too")
    assert "<@U0TOMAS> is still part of it" in words(told)
    until_it_came(world)
    assert "asks for your support" in words(world.tomas.message_with("Step back"))


def test_a_request_without_leaders_is_closed_from_where_one_hears_of_it(world: World) -> None:
    asks_support(world.maya, INGRID)
    until_it_came(world)
    world.ingrid.presses("Step back")
    until_it_came(world)
    world.maya.presses("Close it")
    assert labels(world.maya.kept[-1]) == []
    assert "Nobody is asked" not in world.maya.opens_home()
    assert "Taken back" in list_of(world.maya)


def test_whoever_is_replaced_is_told_and_reads_nothing_more(world: World) -> None:
    asks_support(world.maya, INGRID, TOMAS)
    until_it_came(world)
    opens_request(world.maya)
    world.maya.presses("Change it", where="modal")
    assert "need" not in fields(world.maya.modal), "they have read of which kind it is"
    assert world.maya.fills(leaders=[INGRID, LEO]) == {}
    world.maya.closes()
    until_it_came(world)
    assert "goes on with their request" in words(world.tomas.kept[0])
    assert len([each for each in about(world.tomas) if "Nothing is asked" in each]) == 2
    assert "U0LEO" in words(world.ingrid.message_with("Step back"))
    assert "asks for your support" in words(world.person(LEO).message_with("Step back"))


def test_what_is_taken_back_is_over_for_everybody(world: World) -> None:
    asks_support(world.maya, INGRID, TOMAS)
    until_it_came(world)
    opens_request(world.maya)
    world.maya.presses("Take it back", where="modal")
    assert "Taken back" in words(world.maya.modal)
    until_it_came(world)
    for leader in (world.ingrid, world.tomas):
        assert "asks for your support" not in leader.dm_words
        assert "took their request for support back" in words(leader.last)
        assert not [label for message in leader.kept for label in labels(message)]


def test_taken_back_before_anybody_read_it_nobody_hears_of_it(world: World) -> None:
    world.wait(hours=10)
    asks_support(world.maya, INGRID)
    opens_request(world.maya)
    world.maya.presses("Take it back", where="modal")
    until_it_came(world)
    assert not about(world.ingrid)


def test_a_draft_names_nobody_who_has_left(world: World) -> None:
    assert writes(world.maya, INGRID, TOMAS) == {}
    world.happens("person_leaves", TOMAS)
    assert "U0TOMAS" not in opens_request(world.maya)
    world.happens("person_leaves", INGRID)
    assert "Send it" in labels(world.maya.modal or {}), "what stood there before they left"
    world.maya.presses("Send it", where="modal")
    assert "Nobody is named in this draft any more" in words(world.maya.modal)
    assert "Nobody is named" in opens_request(world.maya)
    assert "Send it" not in labels(world.maya.modal or {})


def test_an_advocate_quits_and_the_person_goes_on_alone(world: World) -> None:
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID, along=["yes"])
    until_it_came(world)
    assert "<@U0NOOR> comes along" in words(world.ingrid.message_with("Step back"))
    ends_advocacy(world.noor, "Stop being their advocate")
    until_it_came(world)
    assert "<@U0NOOR> is not your advocate any more" in world.maya.dm_words
    assert "When could you meet?" in words(world.maya.last)
    assert "<@U0MAYA> proposes times" in words(world.ingrid.message_with("Step back"))
    world.noor.types("/autonomy support")
    assert TEXT not in words(world.noor.modal)


def test_an_advocate_is_brought_along_later_and_let_off_again(world: World) -> None:
    has_advocate(world.maya, world.noor)
    asks_support(world.maya, INGRID)
    until_it_came(world)
    assert TEXT not in list_of(world.noor), "coming along is the person's choice"
    world.noor.closes()
    opens_request(world.maya)
    world.maya.presses("Change it", where="modal")
    assert world.maya.fills(along=["yes"]) == {}
    assert TEXT in opens_request(world.noor)
    world.maya.presses("Change it", where="modal")
    assert world.maya.fills(along=[]) == {}
    until_it_came(world)
    assert len([each for each in about(world.noor) if "without you this time" in each]) == 1
    assert f"<@{NOOR}>" not in words(world.ingrid.message_with("Step back"))


def list_of(somebody: Somebody) -> str:
    somebody.closes()
    somebody.types("/autonomy support")
    return words(somebody.modal)


def test_a_leader_who_becomes_the_advocate_stays_asked_and_cannot_come_along_too(
    world: World,
) -> None:
    asks_support(world.maya, INGRID)
    has_advocate(world.maya, world.ingrid)
    opens_request(world.maya)
    world.maya.presses("Change it", where="modal")
    assert list(world.maya.fills(along=["yes"])) == ["leaders"]
    assert world.maya.fills(along=[], text="More of it") == {}
    assert "More of it" not in opens_request(world.ingrid), "a leader reads it on the day before"

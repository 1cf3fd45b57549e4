"""An advocate sees what is shared, thing by thing, for as long as it is, and nothing else."""

import pytest

from rituals.advocates import sharing
from tests.advocates.scene import asks, in_workspace, page_of, shares, stands_up_for
from tests.world import World, forger
from tests.world.people import labels, words

ORCHARD, HARBOUR = "T0ORCHARD", "T0HARBOUR"


def note(number: int) -> str:
    return f"note-{number}-for-U0NOOR"


def test_the_advocate_reads_each_thing_that_is_shared_until_it_is_taken_back(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    shares(world, "U0MAYA", 1, 2)
    world.noor.presses("Read it")
    shown = words(world.noor.modal)
    assert note(1) in shown and note(2) in shown
    assert "Take back" not in labels(world.noor.modal or {})
    assert note(1) in page_of(world.maya), "the person sees what the advocate sees"
    world.maya.presses("Take back", where="modal")
    assert note(1) not in words(world.maya.modal) and note(2) in words(world.maya.modal)
    assert note(1) not in page_of(world.noor) and note(2) in words(world.noor.modal)
    assert note(2) not in page_of(world.tomas)


def test_what_is_shared_in_one_day_is_one_message_which_follows_it(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    shares(world, "U0MAYA", 1, 1)
    _, told = world.noor.kept
    assert "<@U0MAYA> shares something with you" in words(told)
    assert "once a day at most" in words(told) and "note" not in words(told)
    shares(world, "U0MAYA", 2)
    world.wait(seconds=2)
    assert "shares 2 things with you" in words(world.noor.last) and len(world.noor.kept) == 2
    world.wait(days=1)
    shares(world, "U0MAYA", 3)
    assert len(world.noor.kept) == 3
    for _ in range(2):
        page_of(world.maya)
        world.maya.presses("Take back", where="modal")
    world.wait(seconds=2)
    gone = world.noor.kept[1]
    assert "does not share this with you any more" in words(gone) and labels(gone) == []
    assert labels(world.noor.last) == ["Read it"]


def test_an_evening_and_the_next_morning_are_one_message(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    world.wait(hours=9)
    shares(world, "U0MAYA", 1, 2)
    assert len(world.noor.kept) == 1, "the evening is the advocate's own"
    in_workspace(world, lambda work: sharing.unshare(work, "U0MAYA", "note", 1))
    world.wait(hours=14)
    shares(world, "U0MAYA", 3)
    world.wait(seconds=2)
    assert len(world.noor.kept) == 2 and "shares 2 things" in words(world.noor.last)


def test_what_was_taken_back_before_it_was_told_is_not_told(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    world.wait(hours=9)
    shares(world, "U0MAYA", 1)
    in_workspace(world, lambda work: sharing.unshare(work, "U0MAYA", "note", 1))
    world.wait(days=2)
    assert len(world.noor.kept) == 1


@pytest.mark.parametrize("ends_it", ["U0MAYA", "U0NOOR"])
def test_an_advocate_sees_nothing_more_once_either_ended_it(world: World, ends_it: str) -> None:
    stands_up_for(world.noor, world.maya)
    shares(world, "U0MAYA", 1)
    ending, other = world.person(ends_it), world.person({"U0MAYA": "U0NOOR"}.get(ends_it, "U0MAYA"))
    before = len(ending.kept)
    page_of(ending)
    label = "End it" if ends_it == "U0MAYA" else "Stop being their advocate"
    ending.presses(label, where="modal")
    assert "note" not in words(ending.modal) and "<@U0" not in words(ending.modal)
    world.wait(seconds=2)
    assert "any more.* " in words(other.last) and "nobody for reasons" in words(other.last)
    assert len(ending.kept) == before, "whoever ended it knows"
    assert "Ask somebody else" in labels(world.maya.last) or ending is world.maya
    assert "<@U0NOOR> was your advocate" in words(world.maya.kept[0])
    assert "You were <@U0MAYA>'s advocate" in words(world.noor.kept[0])
    assert labels(world.noor.kept[0]) == []
    assert "note" not in page_of(world.noor) and "note" not in world.noor.opens_home()
    _, told = world.noor.kept[:2]
    assert "does not share this" in words(told) and labels(told) == []
    world.forge(forger.press(ORCHARD, "U0NOOR", "advocates:advocacy_see", "1"), ORCHARD)
    assert "closed already" in words(world.noor.modal) and "note" not in words(world.noor.modal)
    reader = in_workspace(world, lambda work: sharing.reader(work, "U0MAYA", "note", 1))
    assert reader is None and not world.tables()["advocate_shared"]
    world.maya.closes()
    assert asks(world.maya, "U0NOOR") == {}
    world.noor.presses("Accept")
    assert "note" not in page_of(world.noor), "what was shared once is not shared again by itself"


def test_only_the_person_takes_back_what_is_theirs(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    stands_up_for(world.maya, world.tomas)
    shares(world, "U0MAYA", 1)
    shares(world, "U0TOMAS", 2)
    before = world.tables()["advocate_shared"]
    attackers = [(ORCHARD, user) for user in ("U0NOOR", "U0LEO", "U0TOMAS")]
    for team, user in (*attackers, (HARBOUR, "U0MAYA")):
        for value in ("note:1", "note:١", "note", "1", "", "note:1:2", ":1", "note:" + "9" * 30):
            world.forge(forger.press(team, user, "advocates:take_back", value), team)
    assert world.tables()["advocate_shared"] == before
    world.forge(forger.press(ORCHARD, "U0MAYA", "advocates:take_back", "note:1"), ORCHARD)
    assert len(world.tables()["advocate_shared"]) == 1


def test_much_that_is_shared_stands_behind_a_button_page_by_page(world: World) -> None:
    stands_up_for(world.noor, world.maya)
    shares(world, "U0MAYA", *range(100, 160))
    for somebody in (world.noor, world.maya):
        assert "note" not in page_of(somebody)
        somebody.presses("Show all 60", where="modal")
        seen = words(somebody.modal)
        while "More" in labels(somebody.modal or {}):
            somebody.presses("More", where="modal")
            seen += words(somebody.modal)
        assert all(note(each) in seen for each in range(100, 160))
    world.maya.presses("Take back", where="modal")
    assert "Show all 59" in labels(world.maya.modal or {})


def test_without_an_advocate_nothing_is_shared(world: World) -> None:
    asks(world.maya, "U0NOOR")
    assert not in_workspace(world, lambda work: sharing.share(work, "U0MAYA", "note", 1))
    assert not world.tables()["advocate_shared"]

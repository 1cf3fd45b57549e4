import pytest

from tests.expert_forums.scene import channel_reads, holds, sets_up, wishes
from tests.gatherings.scene import HERE, rows
from tests.world import World, forger
from tests.world.people import fields, labels, words

TEAM = "T0ORCHARD"
WISHES = "SELECT person, reader, words FROM forum_mentoring_wishes ORDER BY id"
ASKED = "would like to be mentored"
TO_LEO = {"contact": {"type": "users_select", "selected_user": "U0LEO"}}


@pytest.fixture
def held(world: World) -> World:
    """A world in which Vera, from outside, spoke; Noor is in touch with her."""
    assert sets_up(world) == {}
    holds(world, "Go on")
    return world


def test_one_person_reads_it_and_nobody_else_learns_who_asked_or_how_many(held: World) -> None:
    before = channel_reads(held)
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    assert "*Who reads it:* <@U0NOOR> alone, with your name" in words(held.ingrid.modal)
    held.ingrid.closes()
    assert wishes(held.ingrid, "To ask better") == {}
    assert wishes(held.tomas) == {}
    held.wait(minutes=5)
    assert held.noor.dm_words.count(ASKED) == 2
    for person in held.everybody:
        if person.user != "U0NOOR":
            assert f"<@U0INGRID> {ASKED}" not in person.dm_words + person.opens_home()
            assert "To ask better" not in person.dm_words
    assert channel_reads(held) == before


def test_it_can_be_changed_and_taken_back_and_nothing_is_kept(held: World) -> None:
    assert wishes(held.ingrid, "To ask better") == {}
    held.wait(minutes=5)
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    assert fields(held.ingrid.modal)["words"]["initial_value"] == "To ask better"
    held.ingrid.closes()
    assert wishes(held.ingrid, "To listen better") == {}
    held.wait(minutes=5)
    assert "To listen better" in held.noor.dm_words
    assert "To ask better" not in held.noor.dm_words
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    held.ingrid.presses("Take it back", where="modal")
    assert "nothing is kept of it" in words(held.ingrid.modal)
    held.wait(minutes=5)
    assert "was taken back" in held.noor.dm_words
    assert "U0INGRID" not in words(held.noor.last)
    assert rows(held, WISHES) == [(None, "U0NOOR", "")]


def test_the_form_says_until_when_it_can_be_taken_back(held: World) -> None:
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    assert "for as long as you are in <#C0DESIGN>" in words(held.ingrid.modal)
    held.ingrid.closes()
    assert wishes(held.ingrid, "To ask better") == {}
    held.wait(minutes=5)
    held.happens("remove_member", HERE, "U0INGRID")
    held.deliver("interactive", forger.press(TEAM, "U0INGRID", "expert_forums:unmentor", "1"))
    assert rows(held, WISHES) == [("U0INGRID", "U0NOOR", "To ask better")]
    held.happens("add_member", HERE, "U0INGRID")
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    held.ingrid.presses("Take it back", where="modal")
    assert rows(held, WISHES) == [(None, "U0NOOR", "")]


def test_whoever_would_read_it_cannot_write_to_themselves(held: World) -> None:
    held.noor.presses("I would like to be mentored", channel=HERE)
    assert held.noor.modal is None
    assert "It would go to you" in held.noor.told(HERE)


def test_a_stranger_and_whoever_comes_too_early_get_nothing_by_forged_presses(
    world: World,
) -> None:
    world.happens("add_person", "U0STRANGER", "Sam Stranger", tz="Europe/Stockholm")
    assert sets_up(world) == {}
    place = (HERE, world.noor.in_channel(HERE)[0]["ts"])

    def forges(user: str) -> None:
        for name in ("mentor", "unmentor", "speaker"):
            for value in ("1", "2", "999", "x"):
                press = forger.press(TEAM, user, f"expert_forums:{name}", value, place)
                world.deliver("interactive", press)
        for private in ("1:U0NOOR", "1:U0LEO", f"1:{user}", "1", ""):
            text = {"words": forger.text("Let me in")}
            form = forger.submission(TEAM, user, "expert_forums:mentor", private, text)
            world.deliver("interactive", form)

    def names_a_speaker(user: str) -> None:
        name = {"name": forger.text("Mallory")}
        form = forger.submission(TEAM, user, "expert_forums:speaker", "1", name)
        world.deliver("interactive", form)

    forges("U0TOMAS")
    forges("U0STRANGER")
    names_a_speaker("U0STRANGER")
    world.tomas.closes()
    assert world.person("U0STRANGER").modal is None
    holds(world, "Go on")
    forges("U0STRANGER")
    names_a_speaker("U0STRANGER")
    assert world.person("U0STRANGER").modal is None
    assert rows(world, WISHES) == []
    assert "Mallory" not in channel_reads(world)


def test_it_never_goes_to_somebody_else_than_it_said_above_the_box(held: World) -> None:
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    form = forger.submission(TEAM, "U0TOMAS", "expert_forums:speaker", "1", TO_LEO)
    held.deliver("interactive", form)
    held.wait(seconds=10)
    assert "It would go to somebody else now" in held.ingrid.fills(words="For Noor")["words"]
    held.ingrid.closes()
    assert rows(held, WISHES) == []
    assert "<@U0LEO> alone" in channel_reads(held)
    assert wishes(held.ingrid, "For Leo") == {}
    assert rows(held, WISHES) == [("U0INGRID", "U0LEO", "For Leo")]


def test_where_the_contact_has_left_the_facilitator_is_told_and_learns_of_nobody(
    held: World,
) -> None:
    held.happens("person_leaves", "U0NOOR")
    held.ingrid.presses("I would like to be mentored", channel=HERE)
    assert held.ingrid.modal is None
    told = held.ingrid.told(HERE)
    assert "<@U0NOOR>, to whom it would go, cannot be reached" in told
    assert "I asked <@U0MAYA>" in told
    held.wait(minutes=5)
    assert "<@U0NOOR>, named as being in touch with Vera Ek" in words(held.maya.last)
    assert "U0INGRID" not in words(held.maya.last)
    held.maya.presses("Who is in touch?")
    assert list(fields(held.maya.modal)) == ["contact"]
    assert held.maya.fills(contact="U0TOMAS") == {}
    held.wait(minutes=5)
    assert "nothing more is asked of you here" in words(held.maya.last)
    assert wishes(held.ingrid) == {}
    held.wait(minutes=70)
    assert f"<@U0INGRID> {ASKED}" in held.tomas.dm_words


def test_a_wish_that_never_arrived_is_told_to_whoever_wished(held: World) -> None:
    held.wait(hours=12)  # Noor's working hours are over
    assert wishes(held.ingrid, "To ask better") == {}
    assert ASKED not in held.noor.dm_words
    held.happens("person_leaves", "U0NOOR")
    held.wait(hours=30)
    assert "nobody has read it" in held.ingrid.dm_words
    assert "Who is in touch?" in labels(held.maya.last)
    assert "U0INGRID" not in words(held.maya.last)

from datetime import UTC, timedelta

import vobject

from tests.gatherings.scene import HERE, NEXT_TUESDAY, phases, rows, runs
from tests.show_and_review.scene import (
    APP,
    PIA,
    STRANGER,
    asked_for_feedback,
    card,
    set_up,
    shows,
    thread,
)
from tests.show_and_review.scene import with_guests as let_guests_in
from tests.world import World, forger
from tests.world.people import fields, labels, words

TEAM = "T0ORCHARD"


def test_a_guest_is_invited_asks_comes_and_answers_and_only_who_showed_reads_it(
    world: World,
) -> None:
    pia = let_guests_in(world)
    assert set_up(world, PIA) == {}
    assert "<@U0INGRID> invites you" in pia.dm_words
    assert "<@U0MAYA> shows it" in pia.dm_words
    world.maya.types("/show add The new import")
    assert world.maya.fills() == {}
    world.maya.closes()
    pia.presses("Write it down")
    assert pia.fills(asked="How is it tested?") == {}
    pia.presses("I come")
    world.noor.presses("See what is written down", channel=HERE)
    pia.presses("See what is written down")
    for person in (world.noor, pia):
        assert "The new import" in words(person.modal)
        assert "How is it tested?" in words(person.modal)
        person.closes()
    assert "<@U0PIA> is coming" in words(card(world))
    world.noor.presses("I come", channel=HERE)
    shows(world)
    assert phases(world) == ["closed"]
    assert asked_for_feedback(world) == {"U0NOOR", PIA}
    assert pia.answers(strong="The import is quick") == {}
    world.wait(minutes=5)
    assert "The import is quick" in world.maya.dm_words
    for other in (world.noor, world.ingrid, world.tomas, world.person(STRANGER)):
        other.opens_home()
        assert "The import is quick" not in other.dm_words + words(other.actor.home)
    assert "The import is quick" not in words(world.maya.in_channel(HERE))


def test_the_guests_have_an_invitation_and_nobody_else_has_one(world: World) -> None:
    let_guests_in(world)
    assert set_up(world, PIA, "U0NOOR", "U0MAYA") == {}
    invited = {
        each.user
        for each in [*world.everybody, world.person(PIA), world.person(STRANGER)]
        if "invites you" in each.dm_words
    }
    assert invited == {PIA, "U0NOOR"}


def test_a_guest_who_says_no_is_asked_nothing_more(world: World) -> None:
    pia = let_guests_in(world)
    assert set_up(world, PIA, STRANGER) == {}
    pia.presses("I can't come")
    assert "nothing more is asked of you" in words(pia.last)
    assert labels(pia.last) == ["I come"]
    assert "U0PIA" not in words(card(world))
    shows(world)
    assert asked_for_feedback(world) == {STRANGER}


def test_who_is_in_the_channel_and_did_not_say_that_they_come_is_not_asked(world: World) -> None:
    let_guests_in(world)
    assert set_up(world) == {}
    world.noor.presses("I come", channel=HERE)
    world.tomas.presses("I can't come", channel=HERE)
    world.ingrid.presses("I will write instead", channel=HERE)
    shows(world)
    assert asked_for_feedback(world) == {"U0NOOR"}


def test_feedback_goes_to_who_showed_whoever_closes_it(world: World) -> None:
    let_guests_in(world)
    assert set_up(world, PIA) == {}
    world.wait_until(NEXT_TUESDAY)
    runs(world.maya, "Begin")
    said = runs(world.tomas, "Take over")
    assert "<@U0MAYA> alone reads" in said
    world.wait(minutes=30)
    runs(world.tomas, "Close, and ask for feedback")
    world.wait(minutes=5)
    assert world.person(PIA).answers(unclear="The last slide") == {}
    world.wait(minutes=5)
    assert "The last slide" in world.maya.dm_words
    assert "The last slide" not in world.tomas.dm_words


def test_what_was_never_shown_is_asked_nothing_of(world: World) -> None:
    let_guests_in(world)
    assert set_up(world, PIA) == {}
    world.noor.presses("I come", channel=HERE)
    runs(world.maya, "Close it now")
    world.wait(minutes=5)
    assert phases(world) == ["closed"]
    assert asked_for_feedback(world) == set()
    assert "is over" in words(world.person(PIA).last)


def test_a_request_for_feedback_is_declined_as_any_other(world: World) -> None:
    pia = let_guests_in(world)
    assert set_up(world, PIA) == {}
    shows(world)
    pia.presses("Decline")
    assert "You declined" in words(pia.last)
    world.wait(days=10)
    assert "reminder" not in pia.dm_words.partition("You declined")[2].replace("No more", "")


def test_neither_an_app_nor_somebody_who_has_left_can_be_invited(world: World) -> None:
    let_guests_in(world)
    world.happens("add_person", APP, "Helper App", is_bot=True)
    world.happens("person_leaves", STRANGER)
    for nobody in (APP, STRANGER):
        errors = set_up(world, PIA, nobody)
        assert "cannot be invited" in errors["guests"]
    world.ingrid.types("/show new")
    many = {"type": "multi_users_select", "selected_users": [f"U{n:08}" for n in range(21)]}
    form = forger.submission(TEAM, "U0INGRID", "show_and_review:set_up", "", {"guests": many})
    assert "at most 20" in str(world.deliver("interactive", form).body)
    assert rows(world, "SELECT id FROM rituals") == []


def test_who_is_neither_in_the_channel_nor_invited_sees_nothing(world: World) -> None:
    let_guests_in(world)
    assert set_up(world, PIA) == {}
    sam, place = world.person(STRANGER), (HERE, card(world)["ts"])
    world.maya.types("/show add The new import")
    assert world.maya.fills() == {}
    names = ("write", "come", "absent", "calendar", "calendar_file", "calendar_link", "run")
    actions = [f"gatherings:{name}" for name in (*names, "cards", "mine", "take_over")]
    for action in [*actions, "gatherings:leave"]:
        world.deliver("interactive", forger.press(TEAM, STRANGER, action, "1:0", place))
        assert sam.modal is None, action
    sam.opens_home()
    assert "Show and review" not in words(sam.actor.home)
    assert sam.files == []
    assert "import" not in sam.told(HERE)
    assert (
        rows(world, "SELECT person FROM gathering_participants WHERE person = 'U0STRANGER'") == []
    )


def test_a_guest_hears_of_a_move_and_takes_the_file_without_the_name_of_a_private_channel(
    world: World,
) -> None:
    pia = let_guests_in(world)
    people = ["U0MAYA", "U0INGRID", "U0TOMAS"]
    world.happens("add_channel", "C0SECRET", "project-x", members=people, private=True)
    assert set_up(world, PIA, channel="C0SECRET") == {}
    world.tomas.presses("Run it", channel="C0SECRET")
    world.tomas.presses("Move it", where="modal")
    to = NEXT_TUESDAY + timedelta(days=1)
    assert world.tomas.fills(to=int(to.timestamp())) == {}
    world.tomas.closes()
    world.wait(seconds=5)
    assert "was moved" in words(pia.last)
    pia.presses("Get the new file")
    pia.presses("Calendar")
    written = pia.files[-1]["content"].decode()
    assert vobject.readOne(written).vevent.dtstart.value.astimezone(UTC) == to
    for seen in (written, words(pia.modal), pia.dm_words, str(pia.modal)):
        assert "project-x" not in seen


def test_who_wants_no_more_invitations_gets_none(world: World) -> None:
    pia = let_guests_in(world)
    assert set_up(world, PIA, STRANGER, often="weeks:1") == {}
    pia.presses("I can't come")
    pia.presses("Do not invite me again")
    shows(world)
    world.wait(days=7)
    assert pia.dm_words.count("invites you") == 0
    assert world.person(STRANGER).dm_words.count("invites you") == 1
    assert len(phases(world)) == 2


def test_without_a_meeting_those_are_asked_who_wrote_something(world: World) -> None:
    let_guests_in(world)
    assert set_up(world, mode="written") == {}
    world.noor.types("/show add How do you test it?")
    assert world.noor.fills(column="asked") == {}
    world.noor.closes()
    world.wait(days=20)
    assert phases(world) == ["closed"]
    assert asked_for_feedback(world) == {"U0NOOR"}


def test_nothing_is_hidden_so_nothing_is_asked_without_names(world: World) -> None:
    let_guests_in(world)
    world.ingrid.types("/show new")
    assert "names" not in fields(world.ingrid.modal)
    world.ingrid.closes()
    assert set_up(world) == {}
    assert rows(world, "SELECT is_anonymous FROM gathering_sessions") == [(0,)]


def test_as_it_begins_the_thread_says_what_was_written_down_and_what_comes_later(
    world: World,
) -> None:
    pia = let_guests_in(world)
    assert set_up(world, PIA) == {}
    pia.presses("Write it down")
    assert pia.fills(asked="\n\n".join(f"Question {n}" for n in range(20))) == {}
    assert "Question" not in thread(world)
    runs(world.maya, "Begin")
    said = thread(world)
    assert "What I would like to know" in said
    assert [f"Question {n}" in said for n in range(20)] == [True] * 20
    pia.closes()
    pia.presses("Write it down")
    assert pia.fills(asked="One more") == {}
    assert "One more" in thread(world)
    pia.closes()
    pia.presses("See what is written down")
    assert words(pia.modal).count("Question") == 20


def test_what_one_wrote_can_be_changed_until_the_close(world: World) -> None:
    let_guests_in(world)
    assert set_up(world) == {}
    world.maya.types("/show add The new import")
    assert world.maya.fills() == {}
    world.maya.closes()
    world.maya.types("/show add")
    world.maya.presses("What I wrote so far (1)", where="modal")
    world.maya.presses("Change", where="modal")
    assert world.maya.fills(text="The old import") == {}
    world.maya.closes()
    world.noor.presses("See what is written down", channel=HERE)
    assert "The old import" in words(world.noor.modal)
    assert "The new import" not in words(world.noor.modal)

"""Whether a ritual still helps: asked now and then, answered without names, done by a click."""

from datetime import UTC, datetime, timedelta

from tests.ritual import tea
from tests.world import World, forger
from tests.world.people import labels, words

FRIDAY = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
ASKED = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)  # Monday, nine o'clock in Stockholm
CLOSES = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
TEAM = ["U0NOOR", "U0TOMAS", "U0INGRID", "U0LEO"]


def is_asked(world: World, every: int = 1) -> None:
    tea.sets_up(world, review_every=every)
    world.wait_until(FRIDAY + (every - 1) * timedelta(weeks=1))
    world.wait_until(ASKED + (every - 1) * timedelta(weeks=1) + timedelta(seconds=5))


def answers(world: World, user: str, what: str, channel: str = "C0DESIGN") -> None:
    person = world.person(user)
    person.presses("Answer", channel=channel)
    assert person.fills(what=what) == {}
    person.closes()


def last(world: World) -> str:
    return words(world.maya.in_channel()[-1])


def test_it_is_asked_after_so_many_sessions_and_not_before(world: World) -> None:
    tea.sets_up(world, review_every=2)
    world.wait_until(ASKED + timedelta(hours=1))
    assert "still help" not in last(world)
    world.wait_until(ASKED + timedelta(weeks=1, seconds=5))
    assert "has come round 2 times. Does it still help?" in last(world)
    assert "Without names" in last(world)


def test_the_promise_stands_above_the_answer_with_how_many_it_takes(world: World) -> None:
    is_asked(world)
    world.noor.presses("Answer", channel="C0DESIGN")
    shown = words(world.noor.modal)
    assert "if at least 3 have answered" in shown and "cannot be changed" in shown


def test_nothing_is_shown_before_the_close_nor_kept_of_who_answered_what(world: World) -> None:
    is_asked(world)
    before = [words(m) for m in world.maya.in_channel()]
    for user, what in zip(TEAM, ("keep", "stop", "stop", "change"), strict=True):
        answers(world, user, what)
    assert [words(m) for m in world.maya.in_channel()] == before
    rows = world.tables()
    assert {row[-1] for row in rows["ritual_review_voters"]} <= {"T0ORCHARD", *TEAM, 1}
    (review,) = rows["ritual_reviews"]
    assert not set(TEAM) & set(map(str, review))
    world.wait_until(CLOSES + timedelta(seconds=5))
    assert "Keep: 1, change: 1, stop: 2." in last(world)


def test_what_is_kept_is_the_same_whoever_answered_what(world: World) -> None:
    tea.sets_up(world, channel="C0GENERAL", review_every=1)
    is_asked(world)
    given = ("keep", "stop", "stop", "change")
    for user, what, elsewhere in zip(TEAM, given, reversed(given), strict=True):
        answers(world, user, what)
        answers(world, user, elsewhere, channel="C0GENERAL")
    one, other = (row[2:] for row in world.tables()["ritual_reviews"])
    assert one == other
    voters = world.tables()["ritual_review_voters"]
    assert len(voters) == 8 and len(set(voters)) == 8
    assert all(len(row) == 3 for row in voters), "a workspace, a review and a person, and no more"


def test_nobody_answers_twice(world: World) -> None:
    is_asked(world)
    answers(world, "U0NOOR", "stop")
    before = world.tables()["ritual_reviews"]
    world.noor.presses("Answer", channel="C0DESIGN")
    assert "answered already" in world.noor.told("C0DESIGN")
    state = {"what": {"type": "radio_buttons", "selected_option": {"value": "stop"}}}
    payload = forger.submission("T0ORCHARD", "U0NOOR", "ritual:review", "1", state)
    assert "answered already" in world.deliver("interactive", payload).body["errors"]["what"]
    assert world.tables()["ritual_reviews"] == before


def test_too_few_answers_are_deleted_and_not_shown(world: World) -> None:
    is_asked(world)
    answers(world, "U0NOOR", "stop")
    answers(world, "U0TOMAS", "stop")
    world.wait_until(CLOSES + timedelta(seconds=5))
    assert "Too few answered for the result to be shown without names" in last(world)
    assert labels(world.maya.in_channel()[-1]) == [] and "stop" not in last(world)
    (review,) = world.tables()["ritual_reviews"]
    assert 2 not in review


def test_keep_leaves_all_as_it_is(world: World) -> None:
    is_asked(world)
    for user in TEAM[:3]:
        answers(world, user, "keep")
    world.wait_until(CLOSES + timedelta(seconds=5))
    assert "It stays as it is" in last(world) and labels(world.maya.in_channel()[-1]) == []


def test_change_leads_to_the_vote_on_when(world: World) -> None:
    is_asked(world)
    for user, what in zip(TEAM, ("change", "change", "stop", "stop"), strict=True):
        answers(world, user, what)
    world.wait_until(CLOSES + timedelta(seconds=5))
    assert "The answer is to change when it comes" in last(world)
    world.tomas.presses("Ask the channel when", channel="C0DESIGN")
    assert world.tomas.fills() == {}
    assert "<@U0TOMAS> asks when *Tea* suits you" in last(world)


def test_stop_stops_it_after_one_more_question(world: World) -> None:
    is_asked(world)
    for user in TEAM[:3]:
        answers(world, user, "stop")
    world.wait_until(CLOSES + timedelta(seconds=5))
    assert "The answer is to stop it" in last(world)
    world.tomas.presses("Stop it…", channel="C0DESIGN")
    assert world.tomas.fills() == {}
    assert "<@U0TOMAS> stopped *Tea*" in last(world)

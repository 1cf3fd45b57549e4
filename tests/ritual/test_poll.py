"""Asking the channel when: hidden until the close, and adopted by anybody with one click."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.patterns import Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.ritual import polling
from rituals.ritual.polling import Choice
from tests.ritual import tea
from tests.ritual.tea import at
from tests.world import World, forger
from tests.world.people import fields, labels, words

TUESDAYS_AND_THURSDAYS = Recurrence(Weekly((1, 3)), time(15), "Europe/Stockholm", date(2026, 3, 3))
CLOSES = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


def asks(world: World, user: str = "U0MAYA", **wish: Any) -> None:
    tea.sets_up(world, **wish)
    person = world.person(user)
    person.types("/ritual poll")
    assert person.fills() == {}
    person.closes()


def votes(world: World, user: str, days: str, hour: int, often: str) -> dict[str, str]:
    person = world.person(user)
    person.presses("Vote", channel="C0DESIGN")
    errors = person.fills(days=list(days), hour=str(hour), often=often)
    if not errors:
        person.closes()
    return errors


def again(world: World, user: str, action: str) -> None:
    """Press a button that stood there a moment ago."""
    place = ("C0DESIGN", world.noor.in_channel()[-1]["ts"])
    assert world.deliver("interactive", forger.press("T0ORCHARD", user, action, "1", place)).ok


def question(world: World) -> str:
    return next(words(m) for m in world.noor.in_channel() if "asks when *Tea*" in words(m))


def test_a_vote_is_hidden_from_everybody_until_it_is_closed(world: World) -> None:
    asks(world)
    assert "Nobody has voted yet" in question(world) and at(CLOSES) in question(world)
    assert votes(world, "U0NOOR", "12", 11, "second_week") == {}
    assert votes(world, "U0TOMAS", "2", 11, "second_week") == {}
    assert "2 people have voted." in question(world)
    for somebody in world.everybody:
        somebody.presses("Vote", channel="C0DESIGN")
        somebody.closes()
        seen = words(somebody.in_channel()) + somebody.dm_words
        assert "Wednesday" not in seen and "11:00" not in seen
    world.wait_until(CLOSES)
    result = words(world.noor.in_channel()[-1])
    assert "2 people voted" in result and "every second Wednesday at 11:00 in Stockholm" in result
    assert "Days: Wednesday 2, Tuesday 1" in result
    assert "The result stands below" in words(world.noor.in_channel()[-2])


def test_a_vote_may_be_changed_until_the_close_and_not_after(world: World) -> None:
    asks(world)
    assert votes(world, "U0NOOR", "0", 9, "week") == {}
    world.noor.presses("Vote", channel="C0DESIGN")
    form = fields(world.noor.modal)
    assert [each["value"] for each in form["days"]["initial_options"]] == ["0"]
    world.noor.closes()
    assert votes(world, "U0NOOR", "3", 11, "first") == {}
    assert "1 person has voted." in question(world)
    world.tomas.presses("Vote", channel="C0DESIGN")
    world.wait_until(CLOSES)
    assert "closed" in world.tomas.fills(days=["0"])["days"]
    again(world, "U0NOOR", "ritual:vote")
    assert "This vote is closed" in world.noor.told("C0DESIGN")
    assert "the first Thursday of every month at 11:00 in Stockholm" in words(
        world.noor.in_channel()
    )


def test_a_vote_begins_with_the_days_it_has_and_says_that_they_count(world: World) -> None:
    asks(world, recurrence=str(TUESDAYS_AND_THURSDAYS))
    world.noor.presses("Vote", channel="C0DESIGN")
    ticked = fields(world.noor.modal)["days"]["initial_options"]
    assert [each["text"]["text"] for each in ticked] == ["Tuesday", "Thursday"]
    assert "Take that out if it does not suit you" in words(world.noor.modal)
    assert "The time in Stockholm" in words(world.noor.modal)
    assert world.noor.fills(days=["0"]) == {}
    world.noor.closes()
    world.noor.presses("Vote", channel="C0DESIGN")
    assert "Take that out" not in words(world.noor.modal), "what is ticked now they ticked"


def test_a_vote_needs_a_day(world: World) -> None:
    asks(world)
    value = str(world.tables()["cadence_polls"][0][0])
    state = {"days": {"type": "checkboxes", "selected_options": [{"value": "9"}]}}
    payload = forger.submission("T0ORCHARD", "U0NOOR", "ritual:vote", value, state)
    answer = world.deliver("interactive", payload)
    assert "at least one day" in answer.body["errors"]["days"]


def test_only_whoever_opened_it_closes_it_early(world: World) -> None:
    asks(world)
    votes(world, "U0NOOR", "1", 10, "week")
    world.noor.presses("Close now", channel="C0DESIGN")
    assert "Only <@U0MAYA>" in world.noor.told("C0DESIGN")
    assert "asks when *Tea*" in question(world)
    world.maya.presses("Close now", channel="C0DESIGN")
    again(world, "U0MAYA", "ritual:close_poll")
    assert "This vote is closed" in world.maya.told("C0DESIGN")
    world.wait_until(CLOSES + timedelta(hours=1))
    results = [m for m in world.noor.in_channel() if "What suits most" in words(m)]
    assert len(results) == 1


def test_anybody_in_the_channel_adopts_the_result_and_once(world: World) -> None:
    asks(world)
    votes(world, "U0NOOR", "2", 10, "second_week")
    world.wait_until(CLOSES)
    result = world.ingrid.message_with("Adopt it", "C0DESIGN")
    world.ingrid.presses("Adopt it", where=result, channel="C0DESIGN")
    wednesday = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
    said = words(world.noor.in_channel()[-1])
    assert (
        "<@U0INGRID> changed *Tea*: it is every second Wednesday at 10:00 in Stockholm now" in said
    )
    assert at(wednesday) in said
    before = world.tables()["occurrences"]
    again(world, "U0TOMAS", "ritual:adopt")
    assert "<@U0INGRID> has adopted this already" in world.tomas.told("C0DESIGN")
    assert world.tables()["occurrences"] == before
    shown = next(m for m in world.noor.in_channel() if m["ts"] == result["ts"])
    assert "Adopted by <@U0INGRID>" in words(shown) and labels(shown) == []


def test_where_nobody_votes_all_stays(world: World) -> None:
    asks(world)
    world.wait_until(CLOSES)
    last = world.noor.in_channel()[-1]
    assert "Nobody voted" in words(last) and labels(last) == []


def test_a_channel_is_asked_one_thing_at_a_time(world: World) -> None:
    asks(world)
    world.noor.types("/ritual poll")
    assert world.noor.modal is None and "being asked already" in world.noor.told("C0DESIGN")
    named = "1:1"
    for user in ("U0NOOR", "U0TOMAS"):
        world.deliver("interactive", forger.submission("T0ORCHARD", user, "ritual:poll", named, {}))
    assert len(world.tables()["cadence_polls"]) == 1


def test_a_vote_on_what_was_stopped_comes_to_nothing(world: World) -> None:
    asks(world)
    votes(world, "U0NOOR", "1", 10, "week")
    world.tomas.types("/ritual stop")
    world.tomas.fills()
    world.wait_until(CLOSES)
    assert not any("What suits most" in words(m) for m in world.noor.in_channel())
    assert any("without a result" in words(m) for m in world.noor.in_channel())


CHOICES = st.builds(
    Choice,
    st.lists(st.sampled_from(polling.DAYS), min_size=1, unique=True).map(tuple),
    st.sampled_from(polling.HOURS),
    st.sampled_from(list(polling.OFTEN)),
)


@given(st.lists(CHOICES, min_size=1, max_size=9), CHOICES)
def test_what_wins_has_most_votes_and_a_tie_goes_as_it_is_said(
    votes: list[Choice], now: Choice
) -> None:
    counted = polling.tally(votes, now)
    assert counted is not None
    won = counted.winner
    assert polling.tally(votes[::-1], now) == counted, "the order of votes says nothing"
    on_day = {day: sum(day in vote.days for vote in votes) for day in polling.DAYS}
    most = [day for day in polling.DAYS if on_day[day] == max(on_day.values())]
    assert won.days[0] == next((day for day in most if day in now.days), most[0])
    at_hour = {hour: sum(hour == vote.hour for vote in votes) for hour in polling.HOURS}
    top = [hour for hour in polling.HOURS if at_hour[hour] == max(at_hour.values())]
    assert won.hour == (now.hour if now.hour in top else top[0])

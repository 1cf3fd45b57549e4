"""When a request is due and reminded of, in every zone."""

from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.working_hours import WorkingHours
from rituals.feedback import timing
from tests.cadence.zones import zones_and_moments

SPANS = st.one_of(
    st.timedeltas(timedelta(minutes=1), timedelta(days=3)),
    st.timedeltas(timedelta(minutes=1), timing.LONGEST),
)
HALF_HOUR = ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Adelaide", "America/St_Johns"]
MOMENTS = st.one_of(
    zones_and_moments(),
    zones_and_moments().flatmap(lambda z: st.sampled_from(HALF_HOUR).map(lambda n: (n, z[1]))),
)


@given(MOMENTS)
def test_people_have_five_working_days_to_answer_up_to_a_full_hour_of_theirs(
    moment: tuple[str, datetime],
) -> None:
    zone, now = moment
    hours = WorkingHours(zone)
    deadline = timing.usual_deadline(now, hours)
    local = deadline.astimezone(ZoneInfo(zone))
    assert (local.minute, local.second) == (0, 0) or _is_moved_by_a_gap(local)
    assert local.weekday() in hours.days
    assert timedelta(days=5) - timedelta(hours=3) < deadline - now < timedelta(days=9)


def _is_moved_by_a_gap(local: datetime) -> bool:
    """Lord Howe puts its clocks forward by half an hour."""
    return (local - timedelta(hours=1)).replace(fold=0).utcoffset() != local.utcoffset()


@given(MOMENTS)
def test_an_extension_is_two_working_days_at_the_same_time_of_day(
    moment: tuple[str, datetime],
) -> None:
    zone, deadline = moment
    extended = timing.extended(deadline, WorkingHours(zone))
    assert timedelta(days=2) - timedelta(hours=3) < extended - deadline < timedelta(days=5)
    before, after = (at.astimezone(ZoneInfo(zone)) for at in (deadline, extended))
    moved = before.utcoffset() != after.utcoffset()
    assert moved or before.time().replace(fold=0) == after.time().replace(fold=0)


@given(MOMENTS, SPANS)
def test_reminders_come_between_the_question_and_the_deadline_and_keep_their_distance(
    moment: tuple[str, datetime], span: timedelta
) -> None:
    zone, opened = moment
    deadline = opened + span
    hours = WorkingHours(zone)
    half = timing.half_way(opened, deadline, hours)
    last = timing.last_day(opened, deadline, hours)
    in_order = [at for at in (opened, half, last, deadline) if at is not None]
    assert in_order == sorted(in_order)
    words = [at for at in (opened, half, last) if at is not None]
    assert all(b - a >= timing.APART for a, b in pairwise(words))
    if half is not None:
        before = hours.days_between(opened, half)
        after = hours.days_between(half, deadline)
        assert after - before in (0, 1), "half-way in working days"
    if last is not None:
        local = last.astimezone(ZoneInfo(zone))
        assert local.weekday() in hours.days
        assert local.time() == time(9)
        assert local.date() < deadline.astimezone(ZoneInfo(zone)).date()


@given(MOMENTS, st.timedeltas(timedelta(days=4), timing.LONGEST))
def test_who_has_days_to_answer_is_reminded_a_working_day_before(
    moment: tuple[str, datetime], span: timedelta
) -> None:
    zone, opened = moment
    assert timing.last_day(opened, opened + span, WorkingHours(zone)) is not None

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from rituals.cadence.working_hours import WorkingHours
from rituals.engine.availability import Availability
from rituals.engine.feature import MessageKind, When
from rituals.my_time import policy
from rituals.my_time.policy import Fate, Wish
from rituals.words.message import Message

ZONES = ["Europe/Stockholm", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=730)).map(lambda span: BEGINNING + span)
spans = st.timedeltas(timedelta(0), timedelta(days=60))


@st.composite
def hours(draw: st.DrawFn) -> WorkingHours:
    opens = draw(st.integers(0, 22))
    first = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    away = (first, first + draw(st.timedeltas(timedelta(0), timedelta(days=366))))
    return WorkingHours(
        draw(st.sampled_from(ZONES)),
        time(opens, draw(st.sampled_from([0, 15, 30]))),
        time(draw(st.integers(opens + 1, 23)), 45),
        draw(st.frozensets(st.integers(0, 6), min_size=1)),
        country=draw(st.sampled_from(["", "SE", "JP"])),
        away=(away,) if draw(st.booleans()) else (),
    )


@st.composite
def people(draw: st.DrawFn) -> Availability:
    snoozed = draw(st.none() | moments)
    return Availability(draw(hours()), snoozed_until=snoozed)


wishes = st.builds(Wish, is_stopped=st.booleans(), snoozed_until=st.none() | moments)
kinds = st.builds(
    MessageKind,
    write=st.just(lambda owed, work: Message("")),
    when=st.sampled_from([When.AT_WORK, When.IN_BUDGET]),
    useful_for=st.none() | spans,
    again_if_unsure=st.booleans(),
    undelivered=st.none(),
)


@given(kinds, moments, people(), wishes, moments)
def test_nothing_comes_outside_hours_early_late_or_unwanted(
    kind: MessageKind, due: datetime, person: Availability, wish: Wish, now: datetime
) -> None:
    decision = policy.judge(kind, due, person, wish, now)
    unasked = kind.when is When.IN_BUDGET
    expires = policy.expiry(kind, due)
    if decision.fate is Fate.GOES:
        assert person.hours.include(now)
        assert due <= now
        assert expires is None or now <= expires
        if unasked:
            assert not wish.is_stopped
            assert all(s is None or s <= now for s in (wish.snoozed_until, person.snoozed_until))
    elif decision.fate is Fate.WAITS:
        assert decision.at is not None
        assert decision.at > now
        assert person.hours.include(decision.at)
        assert expires is None or decision.at <= expires
    else:
        assert decision.fate is Fate.LET_GO
        assert decision.reason
        assert (unasked and wish.is_stopped) or expires is not None


@given(kinds, moments, people(), wishes, moments)
def test_whoever_waits_until_the_moment_named_is_done_there(
    kind: MessageKind, due: datetime, person: Availability, wish: Wish, now: datetime
) -> None:
    decision = policy.judge(kind, due, person, wish, now)
    assume(decision.at)
    assert decision.at is not None
    assert policy.judge(kind, due, person, wish, decision.at) == policy.GOES


@given(kinds, moments, people(), wishes, st.lists(moments, min_size=1, max_size=8))
def test_a_clock_that_jumps_lets_nothing_through_that_may_not_come(
    kind: MessageKind, due: datetime, person: Availability, wish: Wish, clock: list[datetime]
) -> None:
    """Forwards and backwards, each look is judged by its own moment, and the last one ends it."""
    looked_at = due
    for now in clock:
        if now < looked_at:
            continue
        decision = policy.judge(kind, due, person, wish, now)
        if decision.fate is not Fate.WAITS:
            break
        assert decision.at is not None
        looked_at = decision.at
    at_last = policy.judge(kind, due, person, wish, max(looked_at, *clock, due))
    assert at_last.fate in (Fate.GOES, Fate.WAITS, Fate.LET_GO)
    if at_last.at:
        assert policy.judge(kind, due, person, wish, at_last.at).fate is Fate.GOES


@given(kinds, moments, hours(), spans)
def test_a_digest_comes_on_a_morning_to_come_within_hours_or_the_thing_is_let_go(
    kind: MessageKind, due: datetime, hours: WorkingHours, late: timedelta
) -> None:
    now = due + late
    decision = policy.over_budget(kind, due, hours, now)
    if decision.fate is Fate.LET_GO:
        assert kind.useful_for is not None
        assert decision.reason
        return
    assert decision.fate is Fate.FOLDED
    assert decision.at is not None
    assert decision.at >= now
    assert hours.next(decision.at) - decision.at < timedelta(days=1)
    # Nothing that is folded earlier in the same stretch comes in a later digest.
    assert policy.next_digest(hours, decision.at) == decision.at


@given(hours(), moments, moments)
def test_a_week_has_one_digest_at_most(hours: WorkingHours, one: datetime, other: datetime) -> None:
    digests = {policy.next_digest(hours, one), policy.next_digest(hours, other)}
    assert len({hours.week(each) for each in digests}) == len(digests)

"""The occurrences of a ritual, whatever is done to it, and whose turn each is."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from rituals.cadence.holidays import OnHoliday
from rituals.cadence.patterns import WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences, planning
from rituals.engine.ritual import PLANNED, Occurrence, Ritual, RitualChange
from storage.database import Database
from storage.tables import Schedule
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import change, empty, outbox

BEGIN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
FRIDAYS = Recurrence(Weekly((4,)), time(15), "Europe/Stockholm", date(2026, 3, 3))
FIRST_FRIDAYS = Recurrence(WeekdayOfMonth(1, 4), time(9), "Europe/Stockholm", date(2026, 3, 3))
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["skip", "move", "pause", "change", "begin", "hand"]), st.integers(0, 60)
    ),
    max_size=12,
)


def tea(**other: object) -> Ritual:
    made = {"kind": "tea:time", "name": "Tea", "recurrence": str(FRIDAYS), "set_up_by": "U1"}
    return Ritual(**made | {"on_holiday": OnHoliday.BEFORE, "country": ""} | other)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_one_occurrence_is_planned_whatever_people_do_and_each_number_is_held_once(
    sqlite_database: Database, deeds: list[tuple[str, int]]
) -> None:
    empty(sqlite_database, Schedule, RitualChange, Occurrence, Ritual)
    sqlite_database.transaction(lambda connection: connection.execute(delete(outbox)))
    number, now = change(sqlite_database, _set_up, now=BEGIN), BEGIN
    for deed, days in deeds:
        now += timedelta(hours=days)
        do = partial(_do, number=number, deed=deed, days=days)
        now = change(sqlite_database, do, now=now)
        rows = change(sqlite_database, partial(_rows, number=number), now=now)
        assert [row.state for row in rows].count(PLANNED) == 1
        numbers = sorted(row.number for row in rows if row.is_on)
        assert numbers == list(range(1, len(numbers) + 1))


def _rows(work: UnitOfWork, number: int) -> list[Occurrence]:
    return list(work.session.query(Occurrence).filter_by(ritual_id=number))


def _set_up(work: UnitOfWork) -> int:
    ritual = tea(keepers=["U1", "U2"])
    occurrences.set_up(work, ritual)
    return ritual.id


def _do(work: UnitOfWork, number: int, deed: str, days: int) -> datetime:
    """Do one thing, and return when it is by then."""
    ritual = work.session.get_one(Ritual, number)
    planned = planning.planned(work, ritual)
    assert planned is not None
    if deed == "skip":
        assert occurrences.skip(work, ritual, "U1")
    elif deed == "move":
        occurrences.move(work, ritual, "U1", planned.starts - timedelta(minutes=days))
    elif deed == "pause":
        until = work.now.date() + timedelta(days=days + 1)
        fresh = occurrences.pause(work, ritual, "U1", until)
        assert fresh is not None and fresh.starts.date() >= until
    elif deed == "change":
        occurrences.change(work, ritual, "U1", FIRST_FRIDAYS if days % 2 else FRIDAYS)
    elif deed == "hand":
        occurrences.hand_over(work, ritual, "U1", f"U{days}")
    else:
        work.now = max(work.now, planned.starts)
        planning.begin(work, ritual, planned)
    return work.now


def test_a_holiday_moves_leaves_out_or_keeps_a_session_as_the_ritual_has_it() -> None:
    good_friday = datetime(2026, 4, 3, 7, 0, tzinfo=UTC)
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    held = {
        rule: planning.upcoming(
            tea(recurrence=str(FIRST_FRIDAYS), country="SE", on_holiday=rule), before, before
        )[1]
        for rule in OnHoliday
    }
    assert held == {
        OnHoliday.BEFORE: good_friday - timedelta(days=1),
        OnHoliday.AFTER: good_friday + timedelta(days=4),  # Easter Monday is free too
        OnHoliday.SKIP: datetime(2026, 5, 1, 7, 0, tzinfo=UTC) + timedelta(weeks=5),
        OnHoliday.KEEP: good_friday,
    }, "the first of May is a holiday as well"


def test_a_pause_brings_nothing_forward_that_was_skipped_or_moved(
    sqlite_database: Database,
) -> None:
    def pause(work: UnitOfWork) -> tuple[date, date]:
        ritual = tea()
        occurrences.set_up(work, ritual)
        later = occurrences.skip(work, ritual, "U1")
        assert later is not None
        before = later.starts.date()
        after = occurrences.pause(work, ritual, "U1", BEGIN.date() + timedelta(days=1))
        assert after is not None
        return before, after.starts.date()

    before, after = change(sqlite_database, pause, now=BEGIN)
    assert before == after


def test_no_holiday_brings_a_session_forward_into_a_pause(sqlite_database: Database) -> None:
    def pause(work: UnitOfWork) -> date:
        ritual = tea(country="SE")
        occurrences.set_up(work, ritual)
        fresh = occurrences.pause(work, ritual, "U1", date(2026, 4, 3))  # Good Friday
        assert fresh is not None
        return fresh.starts.date()

    assert change(sqlite_database, pause, now=BEGIN) == date(2026, 4, 10)


@given(
    st.lists(st.sampled_from("abcdef"), min_size=1, unique=True),
    st.sampled_from("abcdef"),
    st.sets(st.sampled_from("abcdef")),
)
def test_a_turn_goes_to_the_next_who_is_there_and_round(
    keepers: list[str], last: str, away: set[str]
) -> None:
    turn = planning.turn(keepers, last, away)
    at = keepers.index(last) + 1 if last in keepers else 0
    there = [each for each in [*keepers[at:], *keepers[:at]] if each not in away]
    assert turn == (there[0] if there else [*keepers[at:], *keepers[:at]][0])


def test_everybody_in_the_rotation_comes_once_before_anybody_comes_twice() -> None:
    keepers, last, turns = ["a", "b", "c"], None, []
    for _ in range(9):
        last = planning.turn(keepers, last)
        turns.append(last)
    assert turns == keepers * 3

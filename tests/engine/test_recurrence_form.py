"""The form of a recurrence: what stands in it is what is read from it."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.cadence.patterns import LAST, DayOfMonth, Pattern, WeekdayOfMonth, Weekly
from rituals.cadence.recurrence import Recurrence
from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.engine.recurrence_form import fields, read
from rituals.words.blocks import modal
from rituals.words.limits import problems
from sandbox.limits import view_findings

TUESDAY = date(2026, 3, 3)
DAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
PATTERNS: st.SearchStrategy[Pattern] = st.one_of(
    st.builds(Weekly, DAYS, st.integers(1, 52)),
    st.builds(
        WeekdayOfMonth, st.sampled_from((1, 2, 3, 4, LAST)), st.integers(0, 6), st.integers(1, 12)
    ),
    st.builds(DayOfMonth, st.sampled_from((*range(1, 29), LAST)), st.integers(1, 12)),
)
ZONES = st.sampled_from(["Europe/Stockholm", "America/Argentina/Ushuaia", "UTC", "Asia/Kathmandu"])
WHOLE_MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def filled(recurrence: Recurrence, **other: str) -> Form:
    """The form as it opens, sent as it is but for some fields."""
    values: dict[str, Any] = {}
    for block in fields(recurrence):
        element = block["element"]
        chosen = element.get("initial_option", {}).get("value") or element.get("initial_time")
        values[block["block_id"]] = chosen
    return Form(values | other)


@given(PATTERNS, WHOLE_MINUTES, ZONES)
def test_a_form_that_is_sent_as_it_opens_changes_nothing(
    pattern: Pattern, at: time, zone: str
) -> None:
    recurrence = Recurrence(pattern, at, zone, date(2024, 2, 29))
    assert read(filled(recurrence), TUESDAY, before=recurrence) == recurrence


@given(PATTERNS, ZONES, ZONES)
def test_whatever_stands_in_it_slack_takes_it(pattern: Pattern, zone: str, own: str) -> None:
    recurrence = Recurrence(pattern, time(9), zone, TUESDAY)
    view = modal("x:y", "How often", fields(recurrence, own_zone=own), submit="Keep")
    assert problems(view) == [] and view_findings(view) == []


def test_a_new_rhythm_begins_with_the_next_such_day() -> None:
    now = Recurrence(Weekly((4,)), time(9), "UTC", date(2020, 1, 3))
    form = filled(now, often="weeks:2", weekday="0")
    assert read(form, TUESDAY, before=now).anchor == date(2026, 3, 9), "not the week after that"
    quarterly = filled(now, often="months:3", weekday="4", which="nth:-1")
    assert read(quarterly, TUESDAY).anchor == date(2026, 3, 27)


def test_what_goes_on_as_often_as_before_keeps_its_weeks() -> None:
    now = Recurrence(Weekly((4,), 2), time(9), "UTC", date(2026, 2, 27))
    changed = read(filled(now, weekday="1"), TUESDAY, before=now)
    assert changed.next(datetime.combine(TUESDAY, time(10), UTC)).date() == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("often", value) for value in ("", "weeks:0", "weeks:53", "months:13", "weeks", "x:1")),
        *(("weekday", value) for value in ("", "7", "x", "0,1")),
        *(("which", value) for value in ("", "nth:0", "nth:6", "date:0", "date:32", "date:-2")),
        *(("at", value) for value in ("", "25:00", "nine", "9")),
        *(("zone", value) for value in ("", "Europe/Nowhere", "../etc/passwd", "x" * 3000)),
    ],
)
def test_what_is_not_offered_is_refused_where_it_stands(field: str, value: str) -> None:
    now = Recurrence(WeekdayOfMonth(1, 4), time(9), "UTC", TUESDAY)
    with pytest.raises(Refusal) as refused:
        read(filled(now, **{field: value}), TUESDAY)
    assert refused.value.field == field and refused.value.words

"""How often a leader is asked thins out as a dial goes up, whatever moves between."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rituals.dial import pace
from rituals.dial.steps import STEPS, Step, step

BEGAN = datetime(2026, 3, 3, 9, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)
# Two years of hours.
HOURS = 2 * 365 * 24

# When somebody moves two dials, where to, and by how much the second stands higher.
moves = st.lists(
    st.tuples(st.integers(1, HOURS), st.integers(1, 5), st.integers(0, 4)), max_size=30
).map(lambda found: sorted(found, key=lambda each: each[0]))


def prompts(dial: list[tuple[int, int]], until: datetime) -> list[datetime]:
    """When a leader is asked, for the hours at which a dial came to each step, 0 the first."""
    asked, last = [], BEGAN
    for at, (hour, number) in enumerate(dial):
        ends = BEGAN + dial[at + 1][0] * HOUR if at + 1 < len(dial) else until
        due = pace.next_prompt(step(number), last, BEGAN + hour * HOUR)
        while due is not None and due < min(ends, until):
            assert pace.is_due(step(number), last, due)
            asked.append(due)
            last = pace.day_of(BEGAN, due)
            due = pace.next_prompt(step(number), last, due)
    return asked


@given(st.integers(1, 5), st.integers(0, 4), moves, st.integers(1, HOURS))
def test_a_dial_that_never_stands_lower_never_brings_more(
    first: int, above: int, moved: list[tuple[int, int, int]], span: int
) -> None:
    lower = [(0, first), *((hour, to) for hour, to, _ in moved)]
    higher = [(0, min(first + above, 5)), *((hour, min(to + by, 5)) for hour, to, by in moved)]
    until = BEGAN + span * HOUR
    assert len(prompts(higher, until)) <= len(prompts(lower, until))


@given(moves, st.integers(1, HOURS))
def test_prompts_are_never_closer_than_the_step_says_and_at_the_top_there_are_none(
    moved: list[tuple[int, int, int]], span: int
) -> None:
    dial = [(0, 1), *((hour, to) for hour, to, _ in moved)]
    asked = prompts(dial, BEGAN + span * HOUR)
    for before, at in zip([BEGAN, *asked], asked, strict=False):
        stands = [to for hour, to in dial if BEGAN + hour * HOUR <= at][-1]
        assert stands != 5
        every = step(stands).every
        assert every is not None and at - before >= every


@given(st.sampled_from(STEPS), st.sampled_from(STEPS), st.integers(1, 100 * 24))
def test_the_next_comes_later_after_a_move_up_and_soon_after_one_down(
    one: Step, other: Step, hours: int
) -> None:
    low, high = sorted((one, other), key=lambda each: each.number)
    now = BEGAN + hours * HOUR
    if low.every and now < BEGAN + low.every:
        assert high.every is None or pace.next_prompt(high, BEGAN, now) == BEGAN + high.every
    sooner, later = pace.next_prompt(low, BEGAN, now), pace.next_prompt(high, BEGAN, now)
    assert later is None or (sooner is not None and now < sooner <= later)
    assert sooner is None or sooner - now <= max(low.every or HOUR, pace.DAY)


def test_each_step_is_rarer_than_the_one_below_and_has_a_handful_of_wordings() -> None:
    every = [each.every for each in STEPS]
    assert every[-1] is None and None not in every[:-1]
    assert every[:-1] == sorted(set(every[:-1]))
    wordings = [name for each in STEPS for name in each.wordings]
    assert len(set(wordings)) == len(wordings)
    assert all(len(each.wordings) >= 5 for each in STEPS[:-1])

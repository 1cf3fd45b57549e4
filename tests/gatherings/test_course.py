from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rituals.gatherings.phases import (
    ARRANGE,
    CANCELLED,
    CLOSED,
    DISCUSS,
    VOTE,
    WRITE,
    Course,
    Doing,
    Phase,
    is_over,
)
from rituals.retrospectives.retro import retro

NAMES = st.lists(st.text("abcdef", min_size=1, max_size=5), min_size=1, max_size=6, unique=True)
DOING = st.sampled_from([WRITE, ARRANGE, VOTE, DISCUSS])
DOINGS = st.lists(DOING, unique=True).map(tuple)
COURSES = NAMES.flatmap(
    lambda names: st.tuples(*(st.builds(Phase, st.just(name), DOINGS) for name in names))
).map(Course)


def walked(course: Course) -> list[str]:
    """The phases that a session comes through until it stays where it is."""
    names = [course.first.name]
    while (following := course.after(names[-1])) != names[-1]:
        names.append(following)
    return names


@given(COURSES)
def test_every_course_goes_through_each_phase_once_and_ends_with_the_close(course: Course) -> None:
    assert walked(course) == [*(phase.name for phase in course.phases), CLOSED]


@given(COURSES)
def test_of_two_phases_the_one_that_comes_later_lies_behind_the_other(course: Course) -> None:
    names = walked(course)
    for place, name in enumerate(names):
        for other_place, other in enumerate(names):
            assert course.is_past(name, other) == (place > other_place)
    for one, following in pairwise(names):
        assert course.is_past(following, one)


@given(COURSES, DOING)
def test_a_phase_allows_what_it_was_declared_with_and_nothing_else(
    course: Course, doing: Doing
) -> None:
    for phase in course.phases:
        assert course.allows(phase.name, doing) == (doing in phase.allows)


@given(COURSES, DOING, st.sampled_from([CLOSED, CANCELLED, "never heard of"]))
def test_nothing_is_allowed_and_nothing_follows_once_a_session_is_over(
    course: Course, doing: Doing, name: str
) -> None:
    assert not course.allows(name, doing)
    assert course.after(name) == name
    assert not course[name].is_hidden


def test_a_session_is_over_when_it_took_place_or_was_called_off() -> None:
    assert [name for name in (*walked(retro.course), CANCELLED) if is_over(name)] == [
        CLOSED,
        CANCELLED,
    ]


def test_a_retrospective_hides_cards_while_they_are_collected_and_at_no_other_time() -> None:
    assert walked(retro.course) == ["collect", "group", "vote", "discuss", CLOSED]
    assert [phase.is_hidden for phase in retro.phases] == [True] + [False] * 3


def test_nobody_votes_while_cards_can_still_be_put_together() -> None:
    for phase in retro.phases:
        assert not {VOTE, ARRANGE} <= {*phase.allows}
        assert not {VOTE, WRITE} <= {*phase.allows}

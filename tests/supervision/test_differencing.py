"""What a leader can work out from all the pictures there will ever be: nobody's rating.

An attacker knows more here than any leader does: who answered in which quarter. Everything is
counted out: a value of somebody's is consistent if the others can have answered so that every
picture is as it is.
"""

from collections.abc import Sequence
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.supervision.reducing import HIGHEST, LEAST, LOWEST, MOST, in_words, reduced, step

RATING = st.integers(LOWEST, HIGHEST)
RATINGS = st.tuples(RATING, RATING, RATING, RATING)
THRESHOLDS = range(3, 9)
PEOPLE = [f"U{n}" for n in range(11)]
# Who answered what in one quarter; few of them may answer in another.
QUARTER = st.dictionaries(st.sampled_from(PEOPLE), RATINGS, max_size=len(PEOPLE))


@cache
def consistent(shown: int, people: int) -> set[int]:
    """Which ratings one of so many people can have given, where this mean is shown of them."""
    others = range((people - 1) * LOWEST, (people - 1) * HIGHEST + 1)
    return {
        own
        for own in range(LOWEST, HIGHEST + 1)
        if any(step(own + sum_of_others, people) == shown for sum_of_others in others)
    }


def seen(quarters: Sequence[dict[str, tuple[int, ...]]], threshold: int) -> list[list[int] | None]:
    """All that a leader ever sees of these quarters."""
    return [reduced(list(each.values()), threshold) for each in quarters]


@pytest.mark.parametrize("people", range(min(THRESHOLDS), 30))
def test_no_mean_that_can_be_shown_tells_anybodys_rating(people: int) -> None:
    """Counted out for every sum there is, all-equal answers among them."""
    for total in range(people * LOWEST, people * HIGHEST + 1):
        assert len(consistent(step(total, people), people)) >= 2


def test_what_is_counted_out_is_what_brute_force_finds() -> None:
    for people in (3, 4):
        possible: dict[int, set[int]] = {}
        for own, *others in product(range(LOWEST, HIGHEST + 1), repeat=people):
            possible.setdefault(step(own + sum(others), people), set()).add(own)
        assert possible == {shown: consistent(shown, people) for shown in range(LEAST, MOST + 1)}


@given(st.lists(QUARTER, min_size=1, max_size=5), st.sampled_from(THRESHOLDS))
def test_all_pictures_together_leave_each_rating_open(quarters: list[dict], threshold: int) -> None:
    """People join, leave and stay from quarter to quarter; each quarter is answered anew."""
    for answers, picture in zip(quarters, seen(quarters, threshold), strict=True):
        assert (picture is None) == (len(answers) < threshold)
        for shown in picture or []:
            assert len(consistent(shown, len(answers))) >= 2


@given(st.lists(QUARTER, min_size=2, max_size=4), st.sampled_from(THRESHOLDS), st.data())
def test_an_answer_moves_no_picture_but_its_own_quarters(
    quarters: list[dict], threshold: int, drawn: st.DataObject
) -> None:
    """No two pictures share an answer, so that none differs from another by one person."""
    at = drawn.draw(st.integers(0, len(quarters) - 1))
    person = drawn.draw(st.sampled_from(PEOPLE))
    changed = [dict(each) for each in quarters]
    if drawn.draw(st.booleans()):
        changed[at][person] = drawn.draw(RATINGS)
    else:
        changed[at].pop(person, None)
    before, after = seen(quarters, threshold), seen(changed, threshold)
    assert [*before[:at], *before[at + 1 :]] == [*after[:at], *after[at + 1 :]]


@given(st.lists(RATINGS, max_size=7), st.sampled_from(THRESHOLDS), st.data())
def test_below_the_threshold_nothing_can_be_told_from_nothing(
    answers: list, threshold: int, drawn: st.DataObject
) -> None:
    few = answers[: threshold - 1]
    assert reduced(few, threshold) is reduced([], threshold) is None
    shuffled = drawn.draw(st.permutations(answers))
    assert reduced(shuffled, threshold) == reduced(answers, threshold), "order tells nothing"


@given(st.lists(RATINGS, min_size=3, max_size=40))
def test_the_steps_are_means_to_half_a_point_with_the_ends_cut_off(answers: list) -> None:
    for shown, ratings in zip(reduced(answers, 3) or [], zip(*answers, strict=True), strict=True):
        mean = sum(ratings) / len(ratings)
        assert shown in range(LEAST, MOST + 1)
        assert abs(min(max(mean, 1.5), 4.5) - shown / 2) <= 0.25
    assert in_words(LEAST) == "1.5 or less" and in_words(MOST) == "4.5 or more"
    assert in_words(5) == "2.5" and in_words(6) == "3"

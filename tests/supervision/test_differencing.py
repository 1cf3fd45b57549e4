"""What a leader can work out from all the pictures there will ever be: nobody's rating.

An attacker knows more here than any leader does: who answered in which quarter. Everything is
counted out: a value of somebody's is consistent if the others can have answered so that every
picture is as it is.
"""

from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.supervision.reducing import HIGHEST, LEAST, LOWEST, MOST, in_words, reduced, step

RATING = st.integers(LOWEST, HIGHEST)
RATINGS = st.tuples(RATING, RATING, RATING, RATING)
THRESHOLDS = range(3, 9)


@cache
def consistent(shown: int, people: int) -> set[int]:
    """Which ratings one of so many people can have given, where this mean is shown of them."""
    others = range((people - 1) * LOWEST, (people - 1) * HIGHEST + 1)
    return {
        own
        for own in range(LOWEST, HIGHEST + 1)
        if any(step(own + sum_of_others, people) == shown for sum_of_others in others)
    }


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

from collections import Counter
from itertools import combinations_with_replacement, permutations

from hypothesis import given
from hypothesis import strategies as st

from rituals.debates.shift import AWAY, STANDS, STAYED, TOWARDS, shift

THRESHOLD = 5
LEAN = {"against": -1, "undecided": 0, "for": 1}
stands = st.sampled_from(STANDS)
votes = st.lists(st.tuples(stands, stands), max_size=12)
PAIRS = [(before, after) for before in STANDS for after in STANDS]


@given(votes)
def test_the_shift_counts_each_who_voted_both_times_once(some: list[tuple[str, str]]) -> None:
    told = shift(some, THRESHOLD)
    if told is None:
        return
    assert told["voters"] == len(some) >= THRESHOLD
    for when, place in (("before", 0), ("after", 1)):
        assert told[when] == {each: [v[place] for v in some].count(each) for each in STANDS}
    assert told[TOWARDS] + told[AWAY] + told[STAYED] == len(some)
    assert told[STAYED] >= sum(before == after for before, after in some)


@given(votes)
def test_of_fewer_than_the_threshold_nothing_is_told(some: list[tuple[str, str]]) -> None:
    assert shift(some[: THRESHOLD - 1], THRESHOLD) is None


def test_nobody_who_voted_can_work_out_how_anybody_else_did() -> None:
    """For every outcome of five voters: whoever knows it and their own vote knows no other's."""
    outcomes = list(combinations_with_replacement(PAIRS, THRESHOLD))
    alike: dict[str, list[Counter[tuple[str, str]]]] = {}
    for some in outcomes:
        if told := shift(some, THRESHOLD):
            alike.setdefault(repr(told), []).append(Counter(some))
    assert alike
    for possible in alike.values():
        for own in set().union(*possible):
            others = [set(each - Counter([own])) for each in possible if each[own]]
            seen = set().union(*others)
            # Anybody else may have been any of these: both in where they stood and how they went.
            assert len({before for before, _ in seen}) > 1
            assert len({after for _, after in seen}) > 1
            moves = {
                STANDS.index(after) != STANDS.index(before) and (before, after)
                for before, after in seen
            }
            assert moves == {False} or len(moves) > 1


@given(st.lists(st.tuples(stands, stands), min_size=4, max_size=4))
def test_the_order_of_the_votes_tells_nothing(some: list[tuple[str, str]]) -> None:
    told = {repr(shift(list(each), 4)) for each in permutations(some)}
    assert len(told) == 1


def test_a_few_who_move_among_many_who_stay_are_counted() -> None:
    some = [("for", "for")] * 3 + [("against", "against")] * 3 + [("undecided", "for")]
    told = shift(some, THRESHOLD)
    assert told is not None
    assert (told[TOWARDS], told[AWAY], told[STAYED]) == (1, 0, 6)


def test_where_all_but_one_stood_or_moved_alike_nothing_is_told() -> None:
    stood_alike = [("for", "for")] * 6 + [("against", "for")]
    moved_alike = [("against", "for"), ("undecided", "for")] * 3 + [("against", "against")] * 1
    assert shift(stood_alike, THRESHOLD) is None
    assert shift(moved_alike, THRESHOLD) is None

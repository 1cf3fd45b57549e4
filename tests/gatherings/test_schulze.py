from collections.abc import Sequence
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rituals.gatherings.voting.schulze import rank

# https://en.wikipedia.org/wiki/Schulze_method and Markus Schulze's own examples there.
PUBLISHED = [
    ("5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC", "EACBD"),
    ("5 ACBD, 2 ACDB, 3 ADCB, 4 BACD, 3 CBDA, 3 CDBA, 1 DACB, 5 DBAC, 4 DCBA", "DACB"),
    ("3 ABDEC, 5 ADEBC, 1 ADECB, 2 BADEC, 2 BDECA, 4 CABDE, 6 CBADE, 2 DBECA, 5 DECAB", "BADEC"),
]
EQUAL = "3 ABCD, 2 DABC, 2 DBCA, 2 CBDA"

Ballots = list[list[str]]


def cast(text: str) -> Ballots:
    counted = (each.split() for each in text.split(", "))
    return [list(order) for count, order in counted for _ in range(int(count))]


@pytest.mark.parametrize(("votes", "order"), PUBLISHED)
def test_the_published_examples_come_out_as_published(votes: str, order: str) -> None:
    assert "".join(rank(sorted(order), cast(votes)).order) == order


def test_of_what_is_equal_the_one_named_first_leads() -> None:
    for named in ("ABCD", "DCBA"):
        ranking = rank(named, cast(EQUAL))
        assert set(ranking.unbeaten) == {"B", "D"}
        assert ranking.order[0] == min("BD", key=named.index)
    assert rank("ABC", []).order == ("A", "B", "C")


def test_what_is_left_out_shares_the_last_place() -> None:
    assert rank("ABC", [["C"], ["C"], ["A"]]).order == ("C", "A", "B")
    assert set(rank("ABC", [["C"]]).unbeaten) == {"C"}
    assert rank("ABC", [[], []]).unbeaten == ("A", "B", "C")


@st.composite
def elections(draw: st.DrawFn) -> tuple[str, Ballots]:
    candidates = "ABCDE"[: draw(st.integers(1, 5))]
    order = st.permutations(candidates)
    ballot = st.tuples(order, st.integers(0, len(candidates))).map(lambda it: it[0][: it[1]])
    return candidates, draw(st.lists(ballot, max_size=12))


@given(elections())
def test_it_is_what_its_definition_says(election: tuple[str, Ballots]) -> None:
    candidates, ballots = election
    ranking = rank(candidates, ballots)
    assert sorted(ranking.order) == sorted(candidates)
    better = {
        pair
        for pair in permutations(candidates, 2)
        if strength(candidates, ballots, *pair) > strength(candidates, ballots, *pair[::-1])
    }
    assert set(ranking.unbeaten) == set(candidates) - {worse for _, worse in better}
    assert not [pair for pair in combinations(ranking.order, 2) if pair[::-1] in better]
    assert rank(candidates, ballots[::-1]) == ranking


@given(elections())
def test_what_wins_against_every_other_comes_first(election: tuple[str, Ballots]) -> None:
    candidates, ballots = election
    for one in candidates:
        others = [each for each in candidates if each != one]
        if all(wins(ballots, one, other) > wins(ballots, other, one) for other in others):
            assert rank(candidates, ballots).unbeaten == (one,)


def strength(candidates: str, ballots: Ballots, one: str, other: str) -> int:
    """How strong the strongest chain of wins is, by looking at every chain there is."""
    between = [each for each in candidates if each not in (one, other)]
    chains = (
        (one, *middle, other)
        for length in range(len(between) + 1)
        for middle in permutations(between, length)
    )
    return max(weakest(ballots, chain) for chain in chains)


def weakest(ballots: Ballots, chain: Sequence[str]) -> int:
    steps = list(pairwise(chain))
    if all(wins(ballots, *step) > wins(ballots, *step[::-1]) for step in steps):
        return min(wins(ballots, *step) for step in steps)
    return 0


def wins(ballots: Ballots, one: str, other: str) -> int:
    """How many put the one above the other."""
    return sum(one in each and other not in each[: each.index(one)] for each in ballots)

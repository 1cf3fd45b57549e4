"""The Schulze method: of several things that people put in an order, which comes first.

Every two are compared: one wins against the other if more people put it higher. Where that goes
round in a circle, chains of wins are compared, and a chain is as strong as its weakest win.

Source: Markus Schulze, "The Schulze Method of Voting", section 2, https://arxiv.org/abs/1804.02973;
the strength of a win is the number of people who share it ("winning votes").
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations


@dataclass(frozen=True, slots=True)
class Ranking:
    """What people's orders come to together.

    Args:
        order: all that was voted on, the first one first.
        unbeaten: those that no other comes before; where they are several, they are equal, and
            the first of them in the order of the list leads.
    """

    order: tuple[str, ...]
    unbeaten: tuple[str, ...]


def rank(candidates: Sequence[str], ballots: Iterable[Sequence[str]]) -> Ranking:
    """Return in which order candidates come.

    Args:
        candidates: what is voted on; of two that are equal the one named earlier comes first.
        ballots: each person's order, the best first; those left out share the last place.
    """
    paths = _strongest_paths(candidates, _preferences(candidates, ballots))
    order: list[str] = []
    while left := [each for each in candidates if each not in order]:
        order += _unbeaten(left, paths)
    return Ranking(tuple(order), tuple(_unbeaten(candidates, paths)))


def _preferences(
    candidates: Sequence[str], ballots: Iterable[Sequence[str]]
) -> Counter[tuple[str, str]]:
    """Return how many people put the one of a pair above the other."""
    preferred: Counter[tuple[str, str]] = Counter()
    for ballot in ballots:
        place = {each: at for at, each in enumerate(ballot)}
        for pair in permutations(candidates, 2):
            above, below = (place.get(each, len(ballot)) for each in pair)
            preferred[pair] += above < below
    return preferred


def _strongest_paths(
    candidates: Sequence[str], preferred: Counter[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """Return how strong the strongest chain of wins from one to another is, 0 without one."""
    paths = {
        (one, other): preferred[one, other] if preferred[one, other] > preferred[other, one] else 0
        for one, other in permutations(candidates, 2)
    }
    for via, one, other in permutations(candidates, 3):
        through = min(paths[one, via], paths[via, other])
        paths[one, other] = max(paths[one, other], through)
    return paths


def _unbeaten(candidates: Sequence[str], paths: dict[tuple[str, str], int]) -> list[str]:
    """Return those to whom no other has a stronger chain of wins than they have to it."""
    return [
        one
        for one in candidates
        if all(paths[one, other] >= paths[other, one] for other in candidates if other != one)
    ]

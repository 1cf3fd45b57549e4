"""Whose turn it is, and which question: whatever was had longest ago, or never."""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def longest_ago(candidates: Collection[T], history: Sequence[T]) -> T | None:
    """Return who or what comes next, so that none comes again before all the others have.

    Args:
        candidates: in the order in which those come that never did.
        history: what came so far, the latest last; it may hold what is no candidate any more.

    Returns:
        None where there is no candidate.
    """
    latest = {each: at for at, each in enumerate(history)}
    return min(candidates, key=lambda each: latest.get(each, -1), default=None)


def next_question(bank: Collection[int], history: Sequence[int], seed: str) -> int | None:
    """Return the number of the question that comes next to somebody.

    Args:
        bank: the numbers of the questions in use.
        history: the numbers of those that came to this person, the latest last.
        seed: names the occurrence and the person: a late or repeated tick chooses the same.
    """
    return longest_ago(sorted(bank, key=lambda number: _draw(seed, number)), history)


def _draw(seed: str, number: int) -> bytes:
    return blake2b(f"{seed}/{number}".encode(), digest_size=8).digest()

"""The shift: how many stood where before and after, as far as it tells nobody's own stand.

Only those who voted both times are counted: the difference between two crowds would tell who was
in one alone. Nothing is told of fewer than the threshold, and nothing where all of them, or all
but one, stood alike or moved alike: whoever is that one would know how everybody else voted.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rituals.debates.sides import AGAINST, FOR

UNDECIDED = "undecided"
STANDS = (FOR, AGAINST, UNDECIDED)
_LEANS = {AGAINST: -1, UNDECIDED: 0, FOR: 1}
TOWARDS, AWAY, STAYED = "towards", "away", "stayed"


def shift(votes: Sequence[tuple[str, str]], threshold: int) -> dict[str, Any] | None:
    """Return the shift, None where it is not told.

    Args:
        votes: where each stood before and after, of those who voted both times.
        threshold: of how many people at least something is told.

    Returns:
        How many they are as `voters`; how many stood where as `before` and `after`; and how many
        moved `towards` the motion, `away` from it, or `stayed`.
    """
    before, after = (Counter(each[place] for each in votes) for place in (0, 1))
    moves = Counter(_move(*each) for each in votes)
    alike = [*before.values(), *after.values(), moves[TOWARDS], moves[AWAY]]
    if len(votes) < threshold or max(alike) > len(votes) - 2:
        return None
    stood = {
        "before": {each: before[each] for each in STANDS},
        "after": {each: after[each] for each in STANDS},
    }
    return stood | {"voters": len(votes)} | {each: moves[each] for each in (TOWARDS, AWAY, STAYED)}


def _move(before: str, after: str) -> str:
    step = _LEANS[after] - _LEANS[before]
    return TOWARDS if step > 0 else AWAY if step < 0 else STAYED

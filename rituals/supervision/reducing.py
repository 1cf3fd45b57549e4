"""What is left of many answers: for each question the mean, in steps of half a point.

A leader sees one picture of a quarter, after it is over, or none. Each answer is in one picture
alone, which is never drawn anew, so that no two of them differ by one person. The steps are
coarse, and the ends are cut off: also where all answered alike, nobody's rating follows from what
is shown. Who knows what all the others answered can guess at the last: there is no help for that.
"""

from collections.abc import Sequence

QUALITIES = ("autonomous", "creative", "confident", "resilient")
LOWEST, HIGHEST = 1, 5
# Twice a mean: "1.5 or less" and "4.5 or more".
LEAST, MOST = 3, 9


def reduced(answers: Sequence[Sequence[int]], threshold: int) -> list[int] | None:
    """Return the picture of a quarter: a step for each question; None where too few answered.

    Args:
        answers: each has a rating for each question.
        threshold: how many people must have answered.
    """
    if len(answers) < threshold:
        return None
    return [step(sum(ratings), len(answers)) for ratings in zip(*answers, strict=True)]


def step(total: int, count: int) -> int:
    """Return twice the mean as a whole number, no less than `LEAST` and no more than `MOST`.

    Args:
        total: of the ratings.
        count: how many there are.
    """
    return min(max((4 * total + count) // (2 * count), LEAST), MOST)


def in_words(of: int) -> str:
    """Say a step as a mean."""
    cut_off = {LEAST: " or less", MOST: " or more"}
    return f"{of / 2:g}{cut_off.get(of, '')}"

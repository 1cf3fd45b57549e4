"""What a leader sees: the pictures of quarters that are over, and gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from rituals.supervision.quarters import Quarter
from rituals.supervision.reducing import QUALITIES, in_words
from rituals.supervision.tables import Picture
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# A year and a half: the longest that a screen reader's words for a picture have room for.
QUARTERS = 6
# With fewer than these, words say it better than a picture.
ENOUGH_TO_DRAW = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A quarter as its leader sees it.

    Args:
        quarter: which.
        steps: its picture, as `rituals/supervision/reducing` says; empty where there is none.
    """

    quarter: Quarter
    steps: Sequence[int]


def seen_by(work: UnitOfWork, leader: str) -> list[Seen]:
    """Return the last quarters that are over, the earliest first, from the first picture on.

    A quarter without a picture looks the same whether few answered, or nobody did.
    """
    steps = {picture.quarter: picture.steps for picture in pictures(work, leader)}
    quarter = Quarter.of(work.now).preceding
    found: list[Seen] = []
    while steps and quarter >= min(steps) and len(found) < QUARTERS:
        found.append(Seen(quarter, steps.get(quarter, [])))
        quarter = quarter.preceding
    return found[::-1]


def pictures(work: UnitOfWork, leader: str) -> Sequence[Picture]:
    """Return all pictures of a leader, the earliest first."""
    own = select(Picture).where(Picture.leader == leader)
    return work.session.scalars(own.order_by(Picture.begins)).all()


def are_enough_to_draw(quarters: Sequence[Seen]) -> bool:
    """Tell whether a picture over time says more than words."""
    return sum(1 for each in quarters if each.steps) >= ENOUGH_TO_DRAW


def line(seen: Seen) -> str:
    """Say what a leader sees of a quarter, in one sentence."""
    said = Words("supervision/show", quarter=seen.quarter.name, means=means(seen))
    return said.line if seen.steps else said.gap


def means(seen: Seen) -> str:
    """Say the mean of each question."""
    said = Words("supervision/more")
    of_each = zip(QUALITIES, seen.steps, strict=False)
    return ", ".join(f"{getattr(said, quality)} {in_words(of)}" for quality, of in of_each)

"""What became of an idea, line by line, shown wherever it stands and told to whoever had it."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from rituals.ideas.tables import (
    ANSWERS,
    COMING,
    LEFT,
    SAID,
    TAKEN,
    UNREACHED,
    WAITS,
    Idea,
    IdeaLine,
)
from storage.unit_of_work import UnitOfWork

# Messages that show an idea as it stands.
SHOWN_IN = (
    "ideas:idea",
    "ideas:card",
    "ideas:yours",
    "ideas:own",
    "ideas:news",
    "ideas:acted",
    "ideas:untaken",
    "ideas:asked",
)
# What whoever had it is told of.
_TOLD = (*ANSWERS, TAKEN, LEFT, WAITS, UNREACHED)


def note(
    work: UnitOfWork, idea: Idea, what: str, by: str | None = None, reason: str = ""
) -> IdeaLine:
    """Note what became of an idea, show it, and tell whoever had it unless they did it."""
    before = lines(work, idea)
    line = IdeaLine(
        idea_id=idea.id,
        number=len(before) + 1,
        what=what,
        said_to=idea.said_to,
        by=by,
        reason=reason,
        day=today(work, by or idea.answerer),
    )
    work.session.add(line)
    work.flush()
    show(work, idea)
    if idea.author and idea.author != by and what in _TOLD:
        work.outbox.send("ideas:news", idea.id, to=idea.author, detail=str(line.number))
    return line


def show(work: UnitOfWork, idea: Idea, *others: str | None) -> None:
    """Have all messages written anew that show an idea.

    Args:
        work: the unit of work.
        idea: which.
        others: who answered for it until now.
    """
    work.outbox.refresh(SHOWN_IN, idea.id)
    # What is on its way touches nothing of its reader's, where the moment would be seen.
    now = idea.answerer if idea.state != COMING else None
    if readers := {each for each in (now, *others) if each}:
        work.outbox.refresh("ideas:waiting", 0, only=sorted(readers))


def lines(work: UnitOfWork, idea: Idea) -> Sequence[IdeaLine]:
    """Return all that became of an idea, in its order."""
    found = select(IdeaLine).where(IdeaLine.idea_id == idea.id).order_by(IdeaLine.number)
    return work.session.scalars(found).all()


def of_reader(work: UnitOfWork, idea: Idea) -> list[IdeaLine]:
    """Return what became of it since it was said to those who read it now."""
    return [each for each in lines(work, idea) if each.said_to == idea.said_to]


def latest(work: UnitOfWork, idea: Idea, what: str = SAID) -> str:
    """Return the number of the newest line of a kind, as messages carry it; empty for none."""
    found = [each.number for each in lines(work, idea) if each.what == what]
    return str(found[-1]) if found else ""


def answered_otherwise(work: UnitOfWork, idea: Idea, since: int) -> bool:
    """Tell whether something else was answered since a line, whatever was answered after that."""
    said_then, *later = lines(work, idea)[since - 1 :]
    return any(each.what in ANSWERS and each.what != said_then.what for each in later)


def today(work: UnitOfWork, person: str | None) -> date:
    """Return the day that it is where somebody is, in UTC where nobody knows."""
    zone = work.directory.zone(person) if person else None
    return work.now.astimezone(ZoneInfo(zone or "UTC")).date()

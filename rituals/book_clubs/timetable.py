"""When each part of a book is talked about, and where what was written of it is."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from rituals.book_clubs.tables import Club
from rituals.engine import planning
from rituals.engine.ritual import HELD, PLANNED, Occurrence, Ritual
from rituals.gatherings.phases import CANCELLED
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a book.

    Args:
        number: counted from 1.
        covers: what it is, such as "pages 1 to 60".
        at: when it is talked about; None where that is not to come any more.
        session: the number of its session, None before there is one.
    """

    number: int
    covers: str
    at: datetime | None
    session: int | None


def parts(work: UnitOfWork, club: Club, ritual: Ritual) -> list[Part]:
    """Return the parts of a club's book in their order.

    Args:
        work: the unit of work.
        club: which.
        ritual: in which it reads.
    """
    found = work.session.execute(
        select(Occurrence, Session.id)
        .outerjoin(Session, (Session.occurrence_id == Occurrence.id) & (Session.phase != CANCELLED))
        .where(Occurrence.ritual_id == ritual.id, Occurrence.state.in_((PLANNED, HELD)))
        .order_by(Occurrence.id)
    ).all()
    held = {occurrence.number: (occurrence.starts, session) for occurrence, session in found}
    to_come = _to_come(ritual, found[-1][0], len(club.parts)) if found else {}
    return [
        Part(number, covers, *held.get(number, (to_come.get(number), None)))
        for number, covers in enumerate(club.parts, 1)
    ]


def _to_come(ritual: Ritual, last: Occurrence, count: int) -> dict[int, datetime]:
    """Return when the parts are held that are not planned yet, if the ritual still comes round."""
    if not ritual.is_active:
        return {}
    coming = planning.foreseen(ritual, last.nominal, count - last.number + 1)
    return dict(enumerate(coming[1:], last.number + 1))

"""The end of a club: members say how much of the book they use, and the note goes out."""

from datetime import datetime

from rituals.book_clubs import clubs, note
from rituals.book_clubs.feature import feature
from rituals.book_clubs.page import answer
from rituals.book_clubs.reading import reading
from rituals.book_clubs.tables import Club
from rituals.engine import occurrences
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import STOPPED, Ritual
from rituals.gatherings.lifecycle import rescheduling
from rituals.gatherings.phases import CANCELLED, CLOSED
from rituals.gatherings.tables import Session
from rituals.library.filing import file
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NOTE, RATE = "book_clubs:note", "book_clubs:rate"
DAYS_TO_RATE = 5


@feature.action("end")
def end_now(call: Call, work: UnitOfWork) -> Outcome:
    """End a club before its time, as anybody in it may."""
    club = clubs.club_of(work, call.subject, call.person)
    held = clubs.hold(work, club)
    clubs.must_be_in(work, club, call.person)
    end(work, held, call.person)
    return answer(call, work, club, paragraph(Words("book_clubs/rate", club=club).ended))


@reading.entering(CLOSED)
@reading.entering(CANCELLED)
def after_part(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Come to the end of a club after its last part, or where nobody goes on with it."""
    club = clubs.of_ritual(work, ritual.id)
    if club is None:
        return
    work.session.refresh(club, with_for_update={"key_share": True})
    if session.options["part"] >= len(club.parts) or ritual.state == STOPPED:
        ask(work, club)
    clubs.show_anew(work, club)


def end(work: UnitOfWork, held: clubs.Held, person: str) -> None:
    """End a club that is held; what it chooses or reads in is stopped."""
    if held.ritual is not None and held.ritual.is_active:
        occurrences.stop(work, held.ritual, person)
    if held.session is not None and held.ritual is not None and held.session.closed_at is None:
        rescheduling.cancel(work, held.session, held.ritual)
    ask(work, held.club)
    clubs.show_next_anew(work, held.club)


def ask(work: UnitOfWork, club: Club) -> None:
    """Ask those in a club how much of its book they use; without a book it is over at once."""
    if club.closed_at is not None or club.rated_until is not None:
        return
    there = clubs.people(work, club)
    if club.reading_id is None or not there:
        club.closed_at = work.now
        return
    ritual = work.session.get_one(Ritual, club.reading_id)
    club.rated_until = ritual.hours.days_after(work.now, DAYS_TO_RATE)
    for person in there:
        work.outbox.send(RATE, club.id, to=person, topic=ritual.topic)
    work.schedules.plan("book_clubs:close", club.id, club.rated_until)


def close_when_said(work: UnitOfWork, club: Club) -> bool:
    """Close a club that is held, if everybody in it has said how much they use."""
    has_ended = club.rated_until is not None
    if has_ended and all(each.rating for each in clubs.members(work, club)):
        close(work, club)
    return club.closed_at is not None


@feature.rule("close")
def close_at(number: int, due: datetime, work: UnitOfWork) -> None:
    """Write the note when the time to rate is over."""
    club = work.session.get(Club, number, with_for_update={"key_share": True})
    if club is not None:
        close(work, club)


def close(work: UnitOfWork, club: Club) -> None:
    """Close a club that is held: its note goes to the channel and to the library."""
    if club.closed_at is not None:
        return
    club.closed_at = work.now
    work.schedules.drop("book_clubs:close", club.id)
    work.outbox.send(NOTE, club.id, to=club.channel)
    file(work, note.filing(work, club))
    clubs.show_anew(work, club)
    work.outbox.refresh(RATE, club.id)

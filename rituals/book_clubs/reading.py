"""Reading a book: a session for each part, whose notes are read by those who have read so far."""

from typing import Any

from sqlalchemy import select

from rituals.book_clubs import clubs
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Club, Member
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings.cards import entries
from rituals.gatherings.gathering import Column, Gathering, late_in
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import ACT, MOVED, READ, WRITE, Doing, Phase
from rituals.gatherings.tables import Participant, Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn, cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

DONE = Doing("done", "book_clubs:done_with")
READING = Phase("read", (DONE, WRITE, READ))
# More than these are behind the button.
MOST_ASKED = 10
TALKING = Phase("talk", (WRITE, READ, ACT, DONE), days=3)

# Of those in the club, the ones who have not read as far as the session talks about.
_BEHIND = (
    select(Member.person)
    .join(Club, Club.id == Member.club_id)
    .where(Club.reading_id == Session.ritual_id, Member.person == Participant.person)
    .where(Member.read_to < Session.options["part"].as_integer())
)
late_in(DONE, _BEHIND.exists())


def columns(options: dict[str, Any]) -> list[Column]:
    """Return what is written down of a part."""
    said = Words("book_clubs/session")
    return [
        Column("takeaway", said.takeaway, said.takeaway_question),
        Column("question", said.question, said.question_question),
        Column("answer", said.answer, said.answer_question),
    ]


def may_read(work: UnitOfWork, session: Session, person: str) -> None:
    """Refuse what was written of a part to whoever has not read as far.

    Raises:
        Refusal: they have not, or are not in the club.
    """
    club = clubs.of_ritual(work, session.ritual_id)
    member = clubs.membership(work, club, person) if club else None
    if member is None:
        raise clubs.refuse("only_club", club=club)
    if member.read_to < session.options["part"]:
        raise clubs.refuse("not_so_far", club=club, part=session.options["part"])


def tells(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Mrkdwn]:
    """Return which part it was, who reads what was written of it, and where."""
    club = clubs.of_ritual(work, ritual.id)
    has_notes = entries.count(work, session) > 0
    said = Words("book_clubs/reading", club=club, session=session, has_notes=has_notes)
    return [said.where] if club else []


def questions(work: UnitOfWork, session: Session, person: str) -> list[Block]:
    """Return what others would like to talk about, to whoever may read it while they talk."""
    try:
        may_read(work, session, person)
    except Refusal:
        return []
    asked = [each for each in entries.of(work, session) if each.column == "question"]
    said = Words("book_clubs/reading", asked=len(asked)).asked_so_far
    shown = [blocks.said_by(each.author, cut(each.text, EXCERPT)) for each in asked[:MOST_ASKED]]
    return [blocks.section(said), *shown] if shown else []


reading = hold(
    Gathering(
        feature,
        "reading",
        (READING, TALKING),
        columns=columns,
        asked=lambda options: options[clubs.MEMBERS],
        may_read=may_read,
        tells=tells,
        above=questions,
    )
)


@reading.entering(MOVED)
def show_plan(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have the club's message tell the dates as they are."""
    if club := clubs.of_ritual(work, ritual.id):
        clubs.show_anew(work, club)


@reading.entering(READING.name)
def open_part(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Note which part of the book a session talks about."""
    club = clubs.of_ritual(work, ritual.id)
    if club is None:
        return
    part = work.session.get_one(Occurrence, session.occurrence_id).number
    covers = club.parts[min(part, len(club.parts)) - 1]
    session.options = session.options | {"part": part, "covers": covers, "of": len(club.parts)}
    clubs.show_anew(work, club)

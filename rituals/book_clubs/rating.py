"""Saying how much of a book one uses at work, and what others may read of it."""

from rituals.book_clubs import clubs
from rituals.book_clubs.closing import close_when_said
from rituals.book_clubs.clubs import RATING
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import RATINGS, Club, Member
from rituals.engine.call import Call
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded, Outcome
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.mrkdwn import cut
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_CHARACTERS = 500


@feature.message("rate", when=When.IN_BUDGET)
def to_member(owed: Owed, work: UnitOfWork) -> Message:
    """Ask somebody how much of the book they use, while the club waits for it."""
    club = work.session.get(Club, owed.subject)
    member = clubs.membership(work, club, owed.recipient) if club else None
    waits = club is not None and clubs.stage(work, club) == RATING
    if club is None or ((member is None or not waits or member.rating) and owed.place is None):
        raise NotNeeded("said, left, or over")
    said = Words("book_clubs/rate", club=club, zone=clubs.zone(work, club))
    if member is None or not waits:
        return paragraph(said.nothing_more)
    line = said.kept if member.rating else said.asked
    way = blocks.button(said.change if member.rating else said.say, "book_clubs:rate", str(club.id))
    shown = [blocks.section(line), blocks.actions(way)]
    return Message(line, shown, "" if member.rating else said.why)


@feature.action("rate")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open what somebody says of a book, as it is so far."""
    club, member = _of(call.subject, call.person, work)
    said = Words("book_clubs/rate", club=club, is_private=_is_private(work, club))
    scale = [blocks.option(getattr(said, each), each) for each in RATINGS]
    chosen = blocks.select("rating", scale, member.rating or RATINGS[1], radio=True)
    box = blocks.text_input("says", member.says, lines=True, most=MOST_CHARACTERS)
    fields = [
        blocks.section(said.readers),
        blocks.field_of("rating", said.how_much, chosen),
        blocks.field_of("says", said.says, box, hint=said.says_hint, optional=True),
    ]
    view = blocks.modal(
        "book_clubs:rate", said.title, fields, submit=said.submit, private=str(club.id)
    )
    return Outcome(opens=view)


@feature.view("rate")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what somebody says; when all have said something, the note goes out."""
    club, _ = _of(call.subject, call.person, work)
    work.session.refresh(club, with_for_update={"key_share": True})
    club, member = _of(club.id, call.person, work)
    rating = call.form.text("rating")
    if rating not in RATINGS:
        raise clubs.refuse("no_rating", "rating")
    member.rating, member.says = rating, cut(call.form.text("says"), MOST_CHARACTERS)
    work.flush()
    if not close_when_said(work, club):
        work.outbox.refresh("book_clubs:rate", club.id, only=[call.person])
    return Outcome(shows_home=True)


def _of(named: int, person: str, work: UnitOfWork) -> tuple[Club, Member]:
    """Return a club that is rated now and somebody's place in it.

    Raises:
        Refusal: it is not there for them, or it is not the time for it.
    """
    club = clubs.club_of(work, named, person)
    member = clubs.must_be_in(work, club, person)
    if clubs.stage(work, club) != RATING:
        raise clubs.refuse("not_rated_now", club=club)
    return club, member


def _is_private(work: UnitOfWork, club: Club) -> bool:
    channel = work.directory.channel(club.channel)
    return channel is None or channel.is_private

"""Nominating books for a club to read, changing and taking back one's own."""

from rituals.book_clubs import clubs
from rituals.book_clubs.choice import NOMINATE
from rituals.book_clubs.clubs import nominated
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Club, Nomination
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.voting.ranking import MOST
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut, is_web
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_TITLE, MOST_AUTHOR, MOST_LINK, MOST_WHY = 120, 80, 1000, 500


@feature.action("nominate")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of a nomination, with one's own so far below it."""
    session, club = _of(call.subject, call.person, work)
    return Outcome(opens=form(work, session, club, call.person))


@feature.action("renominate")
def open_own(call: Call, work: UnitOfWork) -> Outcome:
    """Open one of one's own nominations, to be changed."""
    session, club = _of(call.subject, call.person, work)
    book = _own(work, club, call.person, call.named(1))
    return Outcome(opens=form(work, session, club, call.person, book))


@feature.view("nominate")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a nomination, or one that was written anew."""
    session, club = _of(call.subject, call.person, work, holds=True)
    book = _own(work, club, call.person, call.named(1)) if call.detail else None
    _keep(call, work, club, book)
    _show_anew(work, session, club)
    return Outcome(shows_home=True)


@feature.action("take_back")
def take_back(call: Call, work: UnitOfWork) -> Outcome:
    """Take back a nomination of one's own; nothing of it is kept."""
    session, club = _of(call.subject, call.person, work, holds=True)
    work.session.delete(_own(work, club, call.person, call.named(1)))
    _show_anew(work, session, club)
    return Outcome(opens=form(work, session, club, call.person), shows_home=True)


def form(
    work: UnitOfWork,
    session: int,
    club: Club,
    person: str,
    book: Nomination | None = None,
    title: str = "",
) -> Block:
    """Return the form of a nomination.

    Args:
        work: the unit of work.
        session: the number of the session in which the club chooses.
        club: whose it is.
        person: who nominates.
        book: the nomination that is changed, if there is one.
        title: what stands in the form already otherwise.
    """
    said = Words("book_clubs/nominate", club=club)
    shown = book or Nomination(title=cut(title, MOST_TITLE), author="", link="", why="")
    box = blocks.text_input
    fields = [
        blocks.section(said.readers),
        blocks.field_of("title", said.title_of, box("title", shown.title, most=MOST_TITLE)),
        _optional("author", said.author, box("author", shown.author, most=MOST_AUTHOR)),
        _optional("link", said.link, box("link", shown.link, most=MOST_LINK)),
        _optional("why", said.why, box("why", shown.why, lines=True, most=MOST_WHY)),
        *([] if book else _so_far(work, session, club, person)),
    ]
    named = f"{session}:{book.id}" if book else str(session)
    return blocks.modal(
        "book_clubs:nominate", said.title, fields, submit=said.submit, private=named
    )


def _optional(name: str, label: str, element: Block) -> Block:
    return blocks.field_of(name, label, element, optional=True)


def _so_far(work: UnitOfWork, session: int, club: Club, person: str) -> list[Block]:
    """Return one's own nominations, each with the ways to change it."""
    said = Words("book_clubs/nominate", club=club)
    shown: list[Block] = []
    for book in nominated(work, club):
        if book.person != person:
            continue
        named = f"{session}:{book.id}"
        change = blocks.button(said.change, "book_clubs:renominate", named)
        back = blocks.button(said.take_back, "book_clubs:take_back", named)
        shown += [blocks.written(book.title), blocks.actions(change, back)]
    return [blocks.divider(), blocks.section(said.yours), *shown] if shown else []


def _keep(call: Call, work: UnitOfWork, club: Club, book: Nomination | None) -> None:
    """Keep what was filled in.

    Raises:
        Refusal: there is no title, it is there already, the link is none, or there are too many.
    """
    form = call.form
    title, author = cut(form.text("title"), MOST_TITLE), cut(form.text("author"), MOST_AUTHOR)
    link, why = form.text("link"), cut(form.text("why"), MOST_WHY)
    others = [each for each in nominated(work, club) if each is not book]
    if not title:
        raise clubs.refuse("no_title", "title")
    if any(each.title.casefold() == title.casefold() for each in others):
        raise clubs.refuse("nominated_already", "title")
    if link and not is_web(link, MOST_LINK):
        raise clubs.refuse("no_link", "link")
    if len(others) >= MOST:
        raise clubs.refuse("too_many", "title", most=MOST)
    if book is None:
        book = Nomination(club_id=club.id, person=call.person, at=work.now)
        work.session.add(book)
    book.title, book.author, book.link, book.why = title, author, link, why


def _of(session: int, person: str, work: UnitOfWork, *, holds: bool = False) -> tuple[int, Club]:
    """Return a session in which books are nominated and its club, for somebody in the club.

    Raises:
        Refusal: it is not there for them, or no book is nominated now.
    """
    sitting = parties.sitting_of(work, session, person, holds=holds)
    sitting.must_allow(NOMINATE)
    club = clubs.of_ritual(work, sitting.ritual.id)
    if club is None:
        raise clubs.refuse("not_there")
    clubs.must_be_in(work, club, person)
    return sitting.session.id, club


def _own(work: UnitOfWork, club: Club, person: str, named: int) -> Nomination:
    book = work.session.get(Nomination, named)
    if book is None or (book.club_id, book.person) != (club.id, person):
        raise clubs.refuse("not_yours")
    return book


def _show_anew(work: UnitOfWork, session: int, club: Club) -> None:
    clubs.show_anew(work, club)
    work.outbox.refresh(sessions.CARD, session, only=[club.channel])

"""The closing note: what a book came to at work, for the channel and for the library."""

from collections import Counter

from sqlalchemy import select

from rituals.book_clubs import clubs
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import RATINGS, Club
from rituals.engine.actions import Action
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.library.filing import Filing
from rituals.library.tables import BOOK
from rituals.words import blocks
from rituals.words.blocks import Message
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("note")
def closing_note(owed: Owed, work: UnitOfWork) -> Message:
    """Say in the channel what a club came to."""
    club = work.session.get(Club, owed.subject)
    if club is None:
        raise NotNeeded("the club is not there any more")
    said = _said(work, club)
    parts = [said.lead, said.use, said.strategies_tried, said.sayings_allowed, said.where]
    shown = [blocks.section(each) for each in parts if each]
    return Message(blocks.in_words(*parts), shown)


def filing(work: UnitOfWork, club: Club) -> Filing:
    """Return what is to be found of a club in the library: nothing that nobody allowed."""
    says = [each.person for each in clubs.members(work, club) if each.says]
    return Filing(
        kind=BOOK,
        title=club.title,
        came_from=f"book_club/{club.id}",
        people=says or clubs.people(work, club)[:1] or [club.founded_by],
        summary=in_plain(_said(work, club).summary),
        link=club.link,
        book=club.title,
        channel=club.channel,
    )


def _said(work: UnitOfWork, club: Club) -> Words:
    """Return the words for the counts, the strategies, and what members allow to be read."""
    there = clubs.members(work, club)
    tried = select(Action.text).where(
        Action.ritual_id == club.reading_id, Action.dropped_because == ""
    )
    counts = Counter(each.rating for each in there)
    scale = Words("book_clubs/rate")
    return Words(
        "book_clubs/note",
        club=club,
        people=[each.person for each in there],
        counts=[(getattr(scale, each), counts[each]) for each in RATINGS if counts[each]],
        strategies=work.session.scalars(tried.order_by(Action.id)).all(),
        sayings=[each for each in there if each.says],
    )

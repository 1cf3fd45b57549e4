"""The closing note: what a book came to at work, for the channel and for the library."""

from collections import Counter

from sqlalchemy import select

from rituals.book_clubs import clubs
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import RATINGS, Club
from rituals.engine.actions import Action
from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.library.filing import Filing, of_source
from rituals.library.tables import BOOK
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Of fewer, whoever is one of them would know what another said.
FEWEST = 3


@feature.message("note")
def closing_note(owed: Owed, work: UnitOfWork) -> Message:
    """Say in the channel what a club came to."""
    club = work.session.get(Club, owed.subject)
    if club is None:
        raise NotNeeded("the club is not there any more")
    said = _said(work, club)
    parts = [said.lead, said.use, said.strategies_tried, said.sayings_allowed, said.where]
    entry = of_source(work, _source(club))
    see = [blocks.button(said.see, "library:open", str(entry.id))] if entry else []
    another = blocks.button(said.another, "book_clubs:found")
    shown = [blocks.section(each) for each in parts if each]
    return Message(in_words(*parts), [*shown, blocks.actions(*see, another)])


def filing(work: UnitOfWork, club: Club) -> Filing:
    """Return what is to be found of a club in the library: nothing that nobody allowed."""
    says = [each.person for each in clubs.members(work, club) if each.says]
    said = _said(work, club)
    return Filing(
        kind=BOOK,
        title=club.title,
        came_from=_source(club),
        people=says or clubs.people(work, club)[:1] or [club.founded_by],
        summary="\n\n".join(in_plain(each) for each in (said.used, said.tried, said.said) if each),
        link=club.link,
        book=club.title,
        channel=club.channel,
    )


def _source(club: Club) -> str:
    return f"book_club/{club.id}"


def _said(work: UnitOfWork, club: Club) -> Words:
    """Return the words for the counts, the strategies, and what members allow to be read."""
    there = clubs.members(work, club)
    tried = select(Action.text).where(
        Action.ritual_id == club.reading_id, Action.dropped_because == ""
    )
    counts = Counter(each.rating for each in there)
    raters, scale = counts.total() - counts[""], Words("book_clubs/rate")
    told = [each for each in RATINGS if counts[each]] if raters >= FEWEST else []
    return Words(
        "book_clubs/note",
        club=club,
        people=[each.person for each in there],
        raters=raters,
        counts=[(getattr(scale, each), counts[each]) for each in told],
        strategies=work.session.scalars(tried.order_by(Action.id)).all(),
        sayings=[each for each in there if each.says],
    )

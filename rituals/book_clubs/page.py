"""A club as somebody in it sees it: how far they have read, and what they may read of others."""

from rituals.book_clubs import clubs, left_behind, timetable
from rituals.book_clubs.card import NAME, NEXT, facts, next_way, part_line, read_button
from rituals.book_clubs.clubs import OVER, RATING
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Club, Member
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("open")
def open_page(call: Call, work: UnitOfWork) -> Outcome:
    """Show a club to somebody in its channel."""
    club = clubs.club_of(work, call.subject, call.person)
    return Outcome(opens=page(work, club, call.person))


def answer(call: Call, work: UnitOfWork, club: Club, said: Message) -> Outcome:
    """Return what is shown after a click: a word where a message was pressed, else the page."""
    if call.place is not None:
        return Outcome(says=said, shows_home=True)
    work.flush()
    return Outcome(opens=page(work, club, call.person), shows_home=True)


def page(work: UnitOfWork, club: Club, person: str) -> Block:
    """Return a club as one person sees it."""
    stands, member = clubs.stage(work, club), clubs.membership(work, club, person)
    said = Words(NAME, **facts(work, club))
    mine = Words("book_clubs/page", club=club, member=member)
    lead = in_words(said.title, said.book, getattr(said, stands))
    shown = [blocks.section(lead), blocks.section(mine.mine)]
    shown += _parts(work, club, member) if club.reading_id else []
    ways: list[Block] = []
    if stands != OVER:
        ways = _ways(club, stands) if member else _ways_in(work, club, person)
    shown += [blocks.divider(), blocks.actions(*ways)] if ways else []
    return blocks.modal("book_clubs:page", mine.title, shown)


def _ways(club: Club, stands: str) -> list[Block]:
    """Return what somebody in a club can do: what it waits for, leave it, end it."""
    said, mine, number = Words(NAME), Words("book_clubs/page"), str(club.id)
    ways = [next_way(club, stands)] if stands in NEXT else []
    ways.append(blocks.button(said.leave, "book_clubs:leave", number))
    if stands != RATING:
        sure = blocks.confirm(mine.end, mine.end_what, mine.end, mine.no)
        ways.append(blocks.button(mine.end, "book_clubs:end", number, confirm=sure))
    return ways


def _ways_in(work: UnitOfWork, club: Club, person: str) -> list[Block]:
    """Return what somebody can do who is not in a club: join it, and take back what they left."""
    mine, number = Words("book_clubs/page"), str(club.id)
    ways = [blocks.button(Words(NAME).join, "book_clubs:join", number, style="primary")]
    if left_behind.of(work, club, person):
        sure = blocks.confirm(mine.take_back, mine.take_back_what, mine.take_back, mine.no)
        back = blocks.button(mine.take_back, "book_clubs:take_all_back", number, confirm=sure)
        ways.append(back)
    return ways


def _parts(work: UnitOfWork, club: Club, member: Member | None) -> list[Block]:
    """Return each part with the way to say that one has read it, or to what was written of it."""
    ritual = work.session.get_one(Ritual, club.reading_id)
    said = Words("book_clubs/page", club=club, member=member)
    read_to = member.read_to if member else 0
    shown = []
    for part in timetable.parts(work, club, ritual):
        line = part_line(work, club, part, read_to)
        button = read_button(club, part) if member else None
        if part.number <= read_to:
            session = str(part.session)
            button = blocks.button(said.see, "gatherings:cards", session) if part.session else None
        shown.append(blocks.section(line, button))
    return shown

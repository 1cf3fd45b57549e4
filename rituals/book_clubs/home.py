"""My clubs on the Home tab: how far I have read, and what comes next."""

from sqlalchemy import select

from rituals.book_clubs import clubs, timetable
from rituals.book_clubs.card import NEXT, next_way, read_button
from rituals.book_clubs.clubs import READING
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Club, Member
from rituals.engine.call import Call
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_SHOWN = 5


@feature.home(26)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show somebody's clubs that are not over, the newest first."""
    mine = (
        select(Club, Member)
        .join(Member, Member.club_id == Club.id)
        .where(Member.person == call.person, Club.closed_at.is_(None))
        .order_by(Club.id.desc())
        .limit(MOST_SHOWN)
    )
    shown = [
        block for club, member in work.session.execute(mine) for block in _of(work, club, member)
    ]
    return [blocks.header(Words("book_clubs/home").title), *shown] if shown else []


def _of(work: UnitOfWork, club: Club, member: Member) -> list[Block]:
    """Return one club: what it reads, how far one is, the next part, and the buttons."""
    stands = clubs.stage(work, club)
    following = None
    if stands == READING:
        parts = timetable.parts(work, club, work.session.get_one(Ritual, club.reading_id))
        following = next((each for each in parts if each.number > member.read_to), None)
    said = Words(
        "book_clubs/home",
        club=club,
        member=member,
        following=following,
        is_to_come=bool(following and following.at and following.at > work.now),
        stage=stands,
        zone=clubs.zone(work, club),
    )
    ways = [read_button(club, following)] if following else []
    ways += [next_way(club, stands)] if stands in NEXT else []
    ways.append(blocks.button(said.open, "book_clubs:open", str(club.id)))
    return [blocks.section(said.line), blocks.actions(*ways)]

"""The clubs there are: looked up on every path for somebody in their channel, and held in order.

A ritual, its occurrences and sessions are held before the club, as everywhere: in another order
two could wait for each other for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Club, Member, Nomination
from rituals.engine import planning
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.tables import Session
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse

CARD = "book_clubs:card"
# Among the options of what a club chooses and reads in: who is in it.
MEMBERS = "members"
# How a club stands; what is said of each stands in the words of its card, under the same name.
IDLE, CHOOSING, CHOSEN = "idle", "choosing", "chosen"
READING, RATING, OVER = "reading", "rating", "over"


@dataclass(frozen=True, slots=True)
class Held:
    """A club with what it does now, which nobody else may change until the end.

    Args:
        club: which.
        ritual: in which it chooses or reads, if it does.
        session: of that ritual, while one is held.
    """

    club: Club
    ritual: Ritual | None
    session: Session | None


def club_of(work: UnitOfWork, number: int, person: str) -> Club:
    """Return a club for somebody who is in its channel.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    club = work.session.get(Club, number)
    if club is None or person not in work.directory.members(club.channel):
        raise refuse("not_there")
    return club


def hold(work: UnitOfWork, club: Club) -> Held:
    """Have nobody else change a club, or what it does now, until the end."""
    number = club.reading_id or club.choice_id
    ritual = (
        work.session.get(Ritual, number, with_for_update={"key_share": True}) if number else None
    )
    session = None
    if ritual is not None:
        planning.planned(work, ritual)
        running = sessions.running(work, ritual)
        alone = parties.alone_with(work, running.id) if running else None
        session = alone[0] if alone else None
    work.session.refresh(club, with_for_update={"key_share": True})
    return Held(club, ritual, session)


def of_ritual(work: UnitOfWork, number: int) -> Club | None:
    """Return the club that chooses or reads in a ritual."""
    here = or_(Club.choice_id == number, Club.reading_id == number)
    return work.session.scalar(select(Club).where(here))


def in_channel(work: UnitOfWork, channel: str | None) -> Sequence[Club]:
    """Return the clubs of a channel that are not over, the oldest first."""
    here = (Club.channel == channel, Club.closed_at.is_(None))
    return work.session.scalars(select(Club).where(*here).order_by(Club.id)).all()


def members(work: UnitOfWork, club: Club) -> Sequence[Member]:
    """Return who is in a club, in the order in which they joined."""
    theirs = select(Member).where(Member.club_id == club.id)
    return work.session.scalars(theirs.order_by(Member.joined_at, Member.person)).all()


def people(work: UnitOfWork, club: Club) -> list[str]:
    """Return the ids of those in a club, in the order in which they joined."""
    return [each.person for each in members(work, club)]


def membership(work: UnitOfWork, club: Club, person: str) -> Member | None:
    """Return somebody's place in a club, None for whoever is not in it."""
    return work.session.get(Member, (club.id, person))


def nominated(work: UnitOfWork, club: Club) -> Sequence[Nomination]:
    """Return what was nominated in a club, the earliest first."""
    there = select(Nomination).where(Nomination.club_id == club.id)
    return work.session.scalars(there.order_by(Nomination.id)).all()


def must_go_on(club: Club) -> None:
    """Refuse what is done in a club that is over.

    Raises:
        Refusal: it is.
    """
    if club.closed_at is not None:
        raise refuse("club_over", club=club)


def must_be_in(work: UnitOfWork, club: Club, person: str) -> Member:
    """Return somebody's place in a club that goes on.

    Raises:
        Refusal: they are not in it, or it is over.
    """
    must_go_on(club)
    member = membership(work, club, person)
    if member is None:
        raise refuse("not_in", club=club)
    return member


def stage(work: UnitOfWork, club: Club) -> str:
    """Return how a club stands."""
    if club.closed_at is not None:
        return OVER
    if club.rated_until is not None:
        return RATING
    if club.reading_id is not None:
        return READING
    if club.title:
        return CHOSEN
    ritual = work.session.get(Ritual, club.choice_id) if club.choice_id else None
    is_on = ritual is not None and (ritual.is_active or sessions.running(work, ritual) is not None)
    return CHOOSING if is_on else IDLE


def zone(work: UnitOfWork, club: Club) -> str:
    """Return by whose clock a club goes, an IANA name."""
    number = club.reading_id or club.choice_id
    return work.session.get_one(Ritual, number).comes_round.zone


def show_anew(work: UnitOfWork, club: Club) -> None:
    """Have the club's message in its channel written anew, after all else is in the database."""
    work.flush()
    work.outbox.refresh(CARD, club.id, only=[club.channel])


def show_next_anew(work: UnitOfWork, club: Club) -> None:
    """Have written anew where the channel reads what the club does next."""
    show_anew(work, club)
    chose = work.session.scalar(select(Session.id).where(Session.ritual_id == club.choice_id))
    if chose is not None:
        work.outbox.refresh("gatherings:summary", chose, only=[club.channel])

"""What somebody left in a club that they are not in any more, as long as it can be taken back."""

from collections.abc import Sequence

from rituals.book_clubs import clubs
from rituals.book_clubs.choice import NOMINATE
from rituals.book_clubs.tables import Club, Nomination
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.cards import entries
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.tables import Entry
from storage.unit_of_work import UnitOfWork


def of(work: UnitOfWork, club: Club, person: str) -> Sequence[Nomination | Entry]:
    """Return what somebody nominated, or wrote of a part, that those in the club could change now.

    Raises:
        NotLookedUp: Slack must be asked who is in the channel.
    """
    number = club.reading_id or club.choice_id
    ritual = work.session.get(Ritual, number) if number else None
    session = sessions.running(work, ritual) if ritual else None
    if session is None:
        return []
    sitting = parties.sitting_of(work, session.id, person)
    if sitting.allows(NOMINATE):
        return [each for each in clubs.nominated(work, club) if each.person == person]
    return entries.own(work, sitting)


def take_back(work: UnitOfWork, held: clubs.Held, person: str) -> None:
    """Take all of it back, in a club that is held; nothing of it is kept."""
    if held.session is None:
        return
    sitting = parties.sitting_of(work, held.session.id, person)
    for each in of(work, held.club, person):
        if isinstance(each, Entry):
            entries.remove(work, sitting, each)
        else:
            work.session.delete(each)
    sessions.show_anew(work, held.session)
    clubs.show_anew(work, held.club)

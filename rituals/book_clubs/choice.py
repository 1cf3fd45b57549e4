"""Choosing a book: nominations until a day, then a ranked vote hidden until it is closed."""

from rituals.book_clubs import clubs
from rituals.book_clubs.card import next_way
from rituals.book_clubs.clubs import CHOSEN, IDLE, nominated
from rituals.book_clubs.feature import feature
from rituals.book_clubs.tables import Nomination
from rituals.engine.ritual import Ritual
from rituals.gatherings import parties
from rituals.gatherings.gathering import Candidate, Gathering
from rituals.gatherings.lifecycle.holding import hold
from rituals.gatherings.phases import CANCELLED, CLOSED, RANK, Doing, Phase
from rituals.gatherings.tables import Session
from rituals.gatherings.voting import ballots, ranking
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NOMINATE = Doing("nominate", "book_clubs:nominate")
NOMINATING = Phase("nominate", (NOMINATE,))
RANKING = Phase("rank", (RANK,), days=3)


def candidates(work: UnitOfWork, session: Session) -> list[Candidate]:
    """Return the books that are chosen from."""
    club = clubs.of_ritual(work, session.ritual_id)
    return [
        Candidate(str(each.id), f"{each.title}, {each.author}" if each.author else each.title)
        for each in (nominated(work, club) if club else ())
    ]


def tells(work: UnitOfWork, ritual: Ritual, session: Session) -> list[Mrkdwn]:
    """Return which book it is, in which order the others follow, and how that was counted."""
    club = clubs.of_ritual(work, ritual.id)
    if club is None:
        return []
    ranked = ranking.told(work, ritual, session, RANKING.name)
    books = {str(each.id): each for each in nominated(work, club)}
    said = Words(
        "book_clubs/choice",
        facilitator=parties.facilitator_of(work, ritual, session),
        books=[books[name] for name in ranked.order],
        equal=[books[name].title for name in ranked.unbeaten],
        nominated=len(books),
        voters=ballots.voters(work, session, RANKING.name),
    )
    return [said.chosen, said.counted]


def leads_to(work: UnitOfWork, session: Session) -> list[Block]:
    """Return the button for what the club does next, as long as nobody has done it."""
    club = clubs.of_ritual(work, session.ritual_id)
    stands = clubs.stage(work, club) if club else ""
    return [next_way(club, stands)] if club and stands in (CHOSEN, IDLE) else []


choice = hold(
    Gathering(
        feature,
        "choice",
        (NOMINATING, RANKING),
        asked=lambda options: options[clubs.MEMBERS],
        candidates=candidates,
        tells=tells,
        leads_to=leads_to,
        weighs=False,
    )
)


@choice.entering(CLOSED)
def choose(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Keep which book is read; without a nomination there is none."""
    order = ranking.result(work, ritual, session, RANKING.name).order
    club = clubs.of_ritual(work, ritual.id)
    if club is not None and order:
        book = work.session.get_one(Nomination, int(order[0]))
        club.title, club.author, club.link = book.title, book.author, book.link
    show(ritual, session, work)


@choice.entering(RANKING.name)
@choice.entering(CANCELLED)
def show(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Have the club's message tell that it votes, or that it does not choose any more."""
    if club := clubs.of_ritual(work, ritual.id):
        clubs.show_anew(work, club)

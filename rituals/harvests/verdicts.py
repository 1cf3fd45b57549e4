"""What a harvest says to whoever thinks of the same: who should go, and what was tried of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from rituals.gatherings.cards import stacks
from rituals.gatherings.cards.stacks import Card, Stack
from rituals.harvests.headings import GO, STAY
from rituals.harvests.parties import session_of
from rituals.harvests.tables import (
    ANSWERS,
    DID,
    NOT_FOR_ME,
    TAKEN_BACK,
    Harvest,
    HarvestNote,
    Trial,
)
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Of fewer people it could be guessed who did it, or for whom it was nothing.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a harvest.

    Args:
        go: for whom it is worth it, one card each.
        stay: why others need not go.
        will: how many people said that they will try something.
        did: how many of them did; 0 as well where too few try it.
        against: for how many it was nothing; 0 as well where too few have answered.
    """

    go: Sequence[Card]
    stay: Sequence[Card]
    will: int
    did: int
    against: int

    @property
    def yes(self) -> int:
        """How many say that others should go."""
        return len({each.author for each in self.go})

    @property
    def no(self) -> int:
        """How many say that they need not."""
        return len({each.author for each in self.stay})


def of(work: UnitOfWork, harvest: Harvest) -> Verdict:
    """Return what was said of a harvest that was shared."""
    told = cards(work, harvest)
    mine = (Trial.harvest_id == harvest.id, Trial.state != TAKEN_BACK)
    rows = work.session.execute(select(Trial.person, Trial.state).where(*mine)).all()
    answered = {person for person, state in rows if state in ANSWERS}
    against = {person for person, state in rows if state == NOT_FOR_ME}
    will = {person for person, _ in rows}
    did = {person for person, state in rows if state == DID}
    return Verdict(
        go=[each for each in told if each.column == GO],
        stay=[each for each in told if each.column == STAY],
        will=len(will),
        did=len(did) if len(will) >= FEWEST else 0,
        against=len(against) if len(answered) >= FEWEST else 0,
    )


def lines(harvest: Harvest, verdict: Verdict) -> list[Mrkdwn]:
    """Return a verdict in sentences, those with nothing to say left out."""
    return [*opinions(harvest, verdict), *counts(harvest, verdict)]


def opinions(harvest: Harvest, verdict: Verdict) -> list[Mrkdwn]:
    """Return for whom it is worth it, and why not for others."""
    said = Words("harvests/verdict", harvest=harvest, verdict=verdict)
    return [line for line in (said.worth_it, said.not_needed) if line]


def counts(harvest: Harvest, verdict: Verdict) -> list[Mrkdwn]:
    """Return how many try something of it, and what it cost."""
    said = Words("harvests/verdict", harvest=harvest, verdict=verdict)
    return [line for line in (said.tried, said.price) if line]


def cards(work: UnitOfWork, harvest: Harvest) -> list[Card]:
    """Return all that was written down of a harvest, each card for itself."""
    return [card for each in brought(work, harvest) for card in each.cards]


def brought(work: UnitOfWork, harvest: Harvest) -> list[Stack]:
    """Return what was written down of a harvest; whoever calls has looked whether it is shown."""
    session = session_of(work, harvest)
    if session is not None:
        return stacks.of(work, session)
    wanted = select(HarvestNote).where(HarvestNote.harvest_id == harvest.id)
    notes = work.session.scalars(wanted.order_by(HarvestNote.id))
    return [
        Stack(each.column, (Card(each.id, each.column, each.text, each.author),)) for each in notes
    ]

"""What people say they will try, each for themselves, and the one reminder of it.

Whoever calls has looked who may, and holds the harvest.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import select

from rituals.engine.call import number
from rituals.gatherings.cards.stacks import Stack
from rituals.gatherings.tables import MOST_NUMBER
from rituals.harvests import filed
from rituals.harvests.feature import feature
from rituals.harvests.headings import TRY
from rituals.harvests.parties import refuse, session_of
from rituals.harvests.tables import NOT_YET, TAKEN_BACK, WILL, Harvest, Trial
from storage.unit_of_work import UnitOfWork

IN_TWO_WEEKS = timedelta(days=14)
# The item of what somebody wrote in words of their own.
OWN = 0


def of(work: UnitOfWork, harvest: Harvest, person: str) -> list[Trial]:
    """Return what somebody said they will try of a harvest, also what they took back."""
    mine = select(Trial).where(Trial.harvest_id == harvest.id, Trial.person == person)
    return list(work.session.scalars(mine.order_by(Trial.item)))


def choose(work: UnitOfWork, harvest: Harvest, person: str, wanted: Mapping[int, str]) -> None:
    """Have somebody try exactly this of a harvest: the text of each, by its item."""
    known = {each.item: each for each in of(work, harvest, person)}
    for item, trial in known.items():
        if item not in wanted:
            trial.state = TAKEN_BACK
    _add(work, harvest, person, known, wanted)
    _tell(work, harvest)


def own(work: UnitOfWork, harvest: int, person: str, item: str) -> Trial:
    """Return something that somebody said they will try; of others' there is none.

    Raises:
        Refusal: they never said so, or took it back.
    """
    named = (harvest, person, number(item, MOST_NUMBER))
    found = work.session.get(Trial, named) if item.isdigit() else None
    if found is None or found.state == TAKEN_BACK:
        raise refuse("not_tried")
    return found


def meant(work: UnitOfWork, harvest: Harvest, stood: Sequence[Stack]) -> None:
    """Take those at their word who wrote down what they will try."""
    for card in (card for each in stood for card in each.cards):
        if card.author and card.column == TRY:
            known = {each.item: each for each in of(work, harvest, card.author)}
            if card.number not in known:
                _add(work, harvest, card.author, known, {card.number: card.text})


def let_go(work: UnitOfWork, harvest: Harvest, person: str, item: int) -> None:
    """Ask nothing more of what somebody wrote that they will try, and took back."""
    trial = work.session.get(Trial, (harvest.id, person, item))
    if trial is not None and trial.state in (WILL, NOT_YET):
        trial.state = TAKEN_BACK


def answer(work: UnitOfWork, harvest: Harvest, trial: Trial, said: str) -> None:
    """Keep what became of something, in the place of what was said before."""
    trial.state = said
    _tell(work, harvest)
    work.outbox.refresh("harvests:remind", harvest.id, only=[trial.person])


@feature.departure
def leave(channel: str, person: str, work: UnitOfWork) -> None:
    """Ask nothing more of somebody who left the channel; what they said they did stays counted."""
    theirs = (
        select(Trial, Harvest)
        .join(Harvest, Harvest.id == Trial.harvest_id)
        .where(Harvest.channel == channel, Trial.person == person)
        .where(Trial.state.in_((WILL, NOT_YET)))
    )
    for trial, harvest in work.session.execute(theirs).all():
        trial.state = TAKEN_BACK
        _tell(work, harvest)


def _add(
    work: UnitOfWork,
    harvest: Harvest,
    person: str,
    known: Mapping[int, Trial],
    wanted: Mapping[int, str],
) -> None:
    """Keep what somebody will try now, with one reminder of all that none has come of yet."""
    new = {
        item: text
        for item, text in wanted.items()
        if item not in known or known[item].state == TAKEN_BACK or known[item].text != text
    }
    if not new:
        return
    waiting = [each for each in known.values() if each.due > work.now]
    turn = (
        waiting[0].turn if waiting else max((each.turn for each in known.values()), default=0) + 1
    )
    due = work.now + IN_TWO_WEEKS
    for item, text in new.items():
        trial = known.get(item) or Trial(harvest_id=harvest.id, person=person, item=item)
        trial.text, trial.state, trial.turn, trial.due = text, WILL, turn, due
        work.session.add(trial)
    for trial in waiting:
        trial.due = due
    work.outbox.send("harvests:remind", harvest.id, to=person, detail=str(turn), not_before=due)


def _tell(work: UnitOfWork, harvest: Harvest) -> None:
    """Have all written anew that says how many try something."""
    work.flush()
    work.outbox.refresh("harvests:brought", harvest.id, only=[harvest.channel])
    if session := session_of(work, harvest):
        work.outbox.refresh("gatherings:summary", session.id, only=[harvest.channel])
    filed.file_anew(work, harvest)

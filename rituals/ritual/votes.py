"""A cadence poll as it is kept: opened, voted in, closed, adopted."""

from datetime import datetime

from sqlalchemy import func, select

from rituals.cadence.recurrence import Recurrence
from rituals.engine import occurrences
from rituals.engine.ritual import Ritual, RitualChange
from rituals.ritual import parties, polling
from rituals.ritual.feature import feature
from rituals.ritual.polling import Choice, Tally
from rituals.ritual.tables import ADOPTED, CLOSED, OPEN, CadencePoll, CadenceVote
from storage.unit_of_work import UnitOfWork

WORKING_DAYS = 2


def open_poll(work: UnitOfWork, ritual: Ritual, person: str) -> CadencePoll:
    """Ask a channel when; at any time one vote on a ritual is open, and no more.

    Raises:
        Refusal: the channel is being asked already.
    """
    refuse_twice(work, ritual)
    closes = ritual.hours.days_after(work.now, WORKING_DAYS)
    poll = CadencePoll(ritual_id=ritual.id, opened_by=person, closes_at=closes)
    work.session.add(poll)
    work.flush()
    work.schedules.plan("ritual:close_poll", poll.id, closes)
    work.outbox.send("ritual:poll", poll.id, to=ritual.channel or person)
    return poll


def refuse_twice(work: UnitOfWork, ritual: Ritual) -> None:
    """Refuse to ask a channel what it is being asked.

    Raises:
        Refusal: a vote on the ritual is open.
    """
    under_way = work.session.scalars(
        select(CadencePoll).where(CadencePoll.ritual_id == ritual.id, CadencePoll.state == OPEN)
    ).first()
    if under_way:
        raise parties.refuse("vote_open", poll=under_way, ritual=ritual)


def poll_of(work: UnitOfWork, number: int, person: str) -> tuple[CadencePoll, Ritual]:
    """Return a vote for somebody who is in its channel; held until the end.

    Raises:
        Refusal: there is none of that number in a channel of theirs.
    """
    poll = work.session.get(CadencePoll, number, with_for_update=True)
    ritual = parties.ritual_of(work, poll.ritual_id if poll else 0, person)
    assert poll is not None
    return poll, ritual


def vote(work: UnitOfWork, poll: CadencePoll, person: str, choice: Choice) -> None:
    """Keep what suits somebody, in the place of what they chose before."""
    row = vote_of(work, poll, person)
    if row is None:
        row = CadenceVote(poll_id=poll.id, person=person)
        work.session.add(row)
    row.days, row.hour, row.often = list(choice.days), choice.hour, choice.often
    work.outbox.refresh("ritual:poll", poll.id)


def vote_of(work: UnitOfWork, poll: CadencePoll, person: str) -> CadenceVote | None:
    """Return what somebody chose."""
    return work.session.get(CadenceVote, (work.workspace, poll.id, person))


def count(work: UnitOfWork, poll: CadencePoll) -> int:
    """Return how many have voted."""
    votes = select(func.count()).select_from(CadenceVote).where(CadenceVote.poll_id == poll.id)
    return work.session.scalar(votes) or 0


def tally(work: UnitOfWork, poll: CadencePoll, ritual: Ritual) -> Tally | None:
    """Return what was chosen; for nobody's eyes before the vote is closed."""
    rows = work.session.scalars(select(CadenceVote).where(CadenceVote.poll_id == poll.id))
    votes = [Choice(tuple(row.days), row.hour, row.often) for row in rows]
    return polling.tally(votes, polling.chosen_now(ritual.comes_round))


@feature.rule("close_poll")
def close_poll(number: int, due: datetime, work: UnitOfWork) -> None:
    """Close a vote when its time has come."""
    poll = work.session.get(CadencePoll, number, with_for_update=True)
    ritual = work.session.get(Ritual, poll.ritual_id) if poll else None
    if poll and ritual:
        close(work, poll, ritual)


def close(work: UnitOfWork, poll: CadencePoll, ritual: Ritual) -> None:
    """Close a vote and say what came of it; a second time changes nothing."""
    if poll.state != OPEN:
        return
    poll.state, poll.closes_at = CLOSED, min(poll.closes_at, work.now)
    work.schedules.drop("ritual:close_poll", poll.id)
    if ritual.is_active:
        counted = tally(work, poll, ritual)
        if counted:
            today = ritual.hours.day(work.now)
            won = polling.recurrence_of(counted.winner, ritual.comes_round, today)
            poll.result = str(won)
        work.outbox.send("ritual:poll_result", poll.id, to=ritual.channel or poll.opened_by)
    work.outbox.refresh("ritual:poll", poll.id)


def was_changed_since(work: UnitOfWork, poll: CadencePoll) -> bool:
    """Tell whether somebody has had the ritual come round otherwise since a vote on it closed."""
    changes = (
        select(RitualChange.details)
        .where(RitualChange.ritual_id == poll.ritual_id, RitualChange.what == "changed")
        .where(RitualChange.at > poll.closes_at)
    )
    return any("recurrence" in details for details in work.session.scalars(changes))


def adopt(work: UnitOfWork, poll: CadencePoll, ritual: Ritual, person: str) -> None:
    """Have the ritual come round as the channel wants it.

    Raises:
        Refusal: it was adopted already, there is nothing to adopt, or the ritual was stopped, or
            changed since.
    """
    if poll.state == ADOPTED:
        raise parties.refuse("adopted", poll=poll)
    if poll.state != CLOSED or not poll.result:
        raise parties.refuse("nothing_to_adopt")
    if was_changed_since(work, poll):
        raise parties.refuse("changed_since", ritual=ritual)
    active = parties.active_ritual(work, ritual.id, person)
    won, finish = Recurrence.read(poll.result), active.has_begun(work.now)
    occurrences.change(work, ritual, person, won, finish=finish)
    poll.state, poll.adopted_by = ADOPTED, person
    work.outbox.refresh("ritual:poll_result", poll.id)

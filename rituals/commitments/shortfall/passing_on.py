"""What becomes of what somebody wrote: how it is passed on, summed up, kept and withdrawn.

None of this asks who may do it; whoever calls has looked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rituals.commitments.shortfall.parties import BROUGHT, holder, nobody_has, refuse
from rituals.commitments.shortfall.tables import (
    BY_SUMMARY,
    IN_WORDS,
    KEPT,
    SENT,
    SUMMARISED,
    WITH_ADVOCATE,
    Shortfall,
)
from storage.unit_of_work import UnitOfWork

MINE, BACK = "commitments:shortfall_mine", "commitments:shortfall_back"
SUMMARY, ASKED = "commitments:shortfall_summary", "commitments:shortfall_asked"
OF_AUTHOR: Sequence[str] = (MINE, BACK, SUMMARY)
# Until then whoever wrote it may think better of it.
LEAVES_AFTER = timedelta(minutes=1)
# Why it came back to its author.
DECLINED, QUIT, LEFT, UNREACHED = "declined", "quit", "left", "unreached"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody wrote, and how far it goes.

    Args:
        text: in their words.
        leader: whom it is about, None for nobody in particular.
        state: where it goes: to the leader, to the advocate, or to nobody.
        advocate: who is to sum it up, if it goes to them.
    """

    text: str
    leader: str | None
    state: str
    advocate: str | None = None


def write(work: UnitOfWork, person: str, told: Told, question: int | None) -> None:
    """Keep what somebody wrote, and pass it on as they want it."""
    shortfall = Shortfall(person=person, text=told.text, state=KEPT, occurrence=question)
    work.session.add(shortfall)
    work.flush()
    work.outbox.send(MINE, shortfall.id, to=person)
    pass_on(work, shortfall, told)
    _show_question(work, shortfall)


def pass_on(work: UnitOfWork, shortfall: Shortfall, told: Told) -> None:
    """Let it go another way from now on."""
    shortfall.text, shortfall.leader, shortfall.state = told.text, told.leader, told.state
    if told.state == WITH_ADVOCATE:
        if told.advocate != shortfall.advocate:
            shortfall.advocate, shortfall.summary = told.advocate, ""
        ask_for_summary(work, shortfall, wish="")
    elif told.state == IN_WORDS:
        _tell_leader(work, shortfall)
    show(work, shortfall)


def ask_for_summary(work: UnitOfWork, shortfall: Shortfall, wish: str) -> None:
    """Ask the advocate for a summary, or for another wording of theirs."""
    shortfall.state, shortfall.wish = WITH_ADVOCATE, wish
    shortfall.round += 1
    assert shortfall.advocate is not None
    detail, not_before = str(shortfall.round), work.now + LEAVES_AFTER
    work.outbox.send(
        ASKED, shortfall.id, to=shortfall.advocate, detail=detail, not_before=not_before
    )
    show(work, shortfall)


def sum_up(work: UnitOfWork, shortfall: Shortfall, summary: str) -> None:
    """Bring its author the summary, before anybody else."""
    shortfall.state, shortfall.summary = SUMMARISED, summary
    work.outbox.send(SUMMARY, shortfall.id, to=shortfall.person, detail=str(shortfall.round))
    show(work, shortfall)


def send_summary(work: UnitOfWork, shortfall: Shortfall) -> None:
    """Bring the leader the summary, as its author agreed."""
    shortfall.state = BY_SUMMARY
    _tell_leader(work, shortfall)
    show(work, shortfall)


def come_back(work: UnitOfWork, shortfall: Shortfall, why: str, who: str) -> None:
    """Keep it for its author again, and tell them why it went no further.

    Args:
        work: the unit of work.
        shortfall: which.
        why: DECLINED, QUIT, LEFT or UNREACHED.
        who: of whom that is said.
    """
    shortfall.state = KEPT
    # What came back before, for the same reason, says no more than that by now.
    shortfall.round += 1
    if shortfall.leader == who:
        shortfall.leader = None
    if not work.directory.has_left(shortfall.person):
        detail = f"{why}:{who}:{shortfall.round}"
        work.outbox.send(BACK, shortfall.id, to=shortfall.person, detail=detail)
    show(work, shortfall)


def withdraw(work: UnitOfWork, shortfall: Shortfall) -> None:
    """Delete it, while nobody has it.

    Raises:
        Refusal: somebody has it already.
    """
    if who := holder(shortfall):
        # Whoever takes it to Slack at this moment has it first.
        work.outbox.hold(BROUGHT[shortfall.state], shortfall.id)
    if not nobody_has(work, shortfall):
        raise refuse("sent" if shortfall.state in SENT else "advocate_has_it", shortfall)
    work.session.delete(shortfall)
    work.leave_no_trace()
    work.flush()
    show(work, shortfall, only=[shortfall.person, *([who] if who else [])])
    _show_question(work, shortfall)


def show(work: UnitOfWork, shortfall: Shortfall, only: Sequence[str] | None = None) -> None:
    """Write anew what its author and the advocate see of it; a leader sees nothing change."""
    work.flush()
    work.outbox.refresh([*OF_AUTHOR, ASKED], shortfall.id, only=only)


def _show_question(work: UnitOfWork, shortfall: Shortfall) -> None:
    """Write the question anew: it is answered by this, or not any more."""
    if number := shortfall.occurrence:
        work.outbox.refresh("commitments:fell_short", number, only=[shortfall.person])


def _tell_leader(work: UnitOfWork, shortfall: Shortfall) -> None:
    assert shortfall.leader is not None
    work.outbox.send(
        "commitments:shortfall_told",
        shortfall.id,
        to=shortfall.leader,
        not_before=work.now + LEAVES_AFTER,
    )

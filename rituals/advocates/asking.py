"""Asking a colleague to stand up for somebody, and what they answer."""

from datetime import datetime, timedelta

from sqlalchemy import select

from rituals.advocates.advocacy import close, of_advocate, open_advocacy
from rituals.advocates.feature import feature
from rituals.advocates.parties import refuse
from rituals.advocates.tables import (
    ACCEPTED,
    ASKED,
    DECLINED,
    ENDED,
    UNANSWERED,
    WITHDRAWN,
    Advocacy,
)
from rituals.engine.availability import hours_of
from storage.unit_of_work import UnitOfWork

# Nobody stands up for more people than they can have in mind.
MOST_PEOPLE = 10
WHY_LENGTH = 1000
# The reminder comes after so many of the colleague's working days; then the person is told.
REMINDED_AFTER = 3
WAITS_FOR = timedelta(days=14)


def ask(work: UnitOfWork, person: str, advocate: str, why: str) -> None:
    """Ask a colleague; a second click on the same changes nothing.

    Args:
        work: the unit of work.
        person: who asks.
        advocate: whom; one of those who may be asked.
        why: in the person's words.

    Raises:
        Refusal: somebody else is the person's advocate, or asked to be.
        NotLookedUp: Slack must be asked when the colleague is at work.
    """
    work.one_at_a_time(person)
    standing = open_advocacy(work, person)
    if standing and standing.advocate == advocate:
        return
    if standing:
        raise refuse("one_only", "whom", advocacy=standing)
    _offer_nobody_else(work, person)
    advocacy = Advocacy(person=person, advocate=advocate, why=why, asked_at=work.now)
    work.session.add(advocacy)
    work.flush()
    hours = hours_of(work, advocate)
    reminded = hours.days_after(hours.next(work.now), REMINDED_AFTER)
    work.outbox.send("advocates:asked", advocacy.id, to=advocate)
    work.outbox.send("advocates:reminder", advocacy.id, to=advocate, not_before=reminded)
    work.schedules.plan("advocates:unanswered", advocacy.id, work.now + WAITS_FOR)


def accept(work: UnitOfWork, advocacy: Advocacy) -> None:
    """Let a colleague stand up for whoever asked.

    Raises:
        Refusal: it was answered or closed meanwhile, or they stand up for as many as one can.
    """
    if advocacy.state == ACCEPTED:
        return
    _must_wait(advocacy)
    work.one_at_a_time(advocacy.advocate)
    if len(of_advocate(work, advocacy.advocate, ACCEPTED)) >= MOST_PEOPLE:
        raise refuse("enough", most=MOST_PEOPLE)
    advocacy.state, advocacy.why = ACCEPTED, ""
    work.schedules.drop("advocates:unanswered", advocacy.id)
    work.flush()
    work.outbox.refresh(("advocates:asked", "advocates:reminder"), advocacy.id)
    work.outbox.send("advocates:told", advocacy.id, to=advocacy.person, detail=ACCEPTED)


def decline(work: UnitOfWork, advocacy: Advocacy) -> None:
    """Close a request to which a colleague says no.

    Raises:
        Refusal: it was accepted or closed meanwhile.
    """
    if advocacy.state != DECLINED:
        _must_wait(advocacy)
        close(work, advocacy, DECLINED, by=advocacy.advocate)


def end(work: UnitOfWork, advocacy: Advocacy, by: str) -> None:
    """End it for one of the two: the request before it is answered, or what came of it.

    Raises:
        Refusal: it is over already.
    """
    if advocacy.state == ACCEPTED:
        close(work, advocacy, ENDED, by)
    elif by == advocacy.person:
        _must_wait(advocacy)
        close(work, advocacy, WITHDRAWN, by)
    else:
        decline(work, advocacy)


@feature.rule("unanswered")
def give_up(number: int, due: datetime, work: UnitOfWork) -> None:
    """Close a request that nobody has answered, and tell whoever asked."""
    advocacy = work.held(Advocacy, number)
    if advocacy is not None and advocacy.state == ASKED:
        close(work, advocacy, UNANSWERED)


def _must_wait(advocacy: Advocacy) -> None:
    if advocacy.state != ASKED:
        raise refuse("not_open")


def _offer_nobody_else(work: UnitOfWork, person: str) -> None:
    """Have the news of the last advocacy lose its button to ask somebody else."""
    last = select(Advocacy.id).where(Advocacy.person == person).order_by(Advocacy.id.desc())
    if number := work.session.scalar(last.limit(1)):
        work.outbox.refresh("advocates:told", number, only=[person])

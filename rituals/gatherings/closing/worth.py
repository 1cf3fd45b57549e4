"""Whether a session was worth the time: private answers, of which only the counts are shown.

They are counted once. Nobody can answer any more by then, so that no two counts differ by what
one person said.
"""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import func, select

from rituals.cadence.working_hours import WorkingHours
from rituals.gatherings.feature import feature
from rituals.gatherings.lifecycle.sessions import show_anew
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import CLOSED
from rituals.gatherings.tables import Participant, Session
from storage.unit_of_work import UnitOfWork

WORTH = ("yes", "partly", "no")
# Of fewer answers whose they are could be guessed.
FEWEST = 3
# What was answered at the last moment is kept by then.
SETTLED_AFTER = timedelta(minutes=1)


def closes(session: Session) -> datetime:
    """Return until when a closed session can be answered for: a weekday after its close.

    By no ritual's clock, which people may change: what was counted would be open again.
    """
    assert session.closed_at is not None
    return WorkingHours("UTC").days_after(session.closed_at, 1)


def answer(work: UnitOfWork, sitting: Sitting, said: str) -> None:
    """Keep what somebody says, in the place of what they said before; empty takes it back.

    Raises:
        Refusal: the session is not over, or the answers were counted.
    """
    session = sitting.session
    if session.phase != CLOSED:
        raise refuse("not_over", ritual=sitting.ritual)
    if work.now >= closes(session):
        raise refuse("counted", ritual=sitting.ritual)
    sitting.participant.worth = said
    work.schedules.plan("gatherings:worth", session.id, closes(session) + SETTLED_AFTER)


def counts(work: UnitOfWork, session: Session) -> Counter[str] | None:
    """Return how often each was said, None where that is not shown: too early, or of too few."""
    if work.now < closes(session) + SETTLED_AFTER:
        return None
    # Also of those who have left the channel since, or the count would tell what they said.
    said = select(Participant.worth, func.count()).where(Participant.session_id == session.id)
    rows = work.session.execute(said.where(Participant.worth != "").group_by(Participant.worth))
    counted = Counter(dict(rows.all()))
    return counted if counted.total() >= FEWEST else None


@feature.rule("worth")
def count(number: int, due: datetime, work: UnitOfWork) -> None:
    """Show what was answered, now that it is fixed."""
    session = work.session.get(Session, number)
    if session is not None:
        show_anew(work, session, "gatherings:summary")

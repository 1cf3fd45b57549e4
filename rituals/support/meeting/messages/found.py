"""The request that a message speaks of, and what stands where a message is of use no more."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.support.meeting.shown import found
from rituals.support.tables import Request
from rituals.words.message import Message, paragraph
from storage.unit_of_work import UnitOfWork

# Whoever was asked on the same day needs no reminder.
SAME_DAY = timedelta(hours=12)
Writes = Callable[[Owed, UnitOfWork, Request], Message | None]


def came_lately(kind: str, owed: Owed, work: UnitOfWork) -> bool:
    """Tell whether a reminder, on its first way, would come right after what it reminds of.

    So it is after an absence, or when nothing was sent for days.
    """
    if owed.place is not None:
        return False
    places = work.outbox.places(kind, owed.subject, owed.recipient)
    # What it reminds of may be on its way at this moment.
    return not places or work.now - datetime.fromtimestamp(float(places[0].ts), UTC) < SAME_DAY


def of_request(write: Writes) -> Callable[[Owed, UnitOfWork], Message]:
    """Write a message of a request; where there is nothing to write, say how the meeting stands.

    Args:
        write: returns the message, or None where it is not its time, or not its reader's.
    """

    def written(owed: Owed, work: UnitOfWork) -> Message:
        request = work.session.get(Request, owed.subject)
        message = write(owed, work, request) if request else None
        if message is not None:
            return message
        if request is None or owed.place is None:
            raise NotNeeded("it is over, another time, or not theirs any more")
        return paragraph(found(work, request, owed.recipient))

    return written

"""What a leader hears of an area: where it stands, in one message that is kept right."""

from datetime import timedelta

from rituals.dial.tables import Area
from storage.unit_of_work import UnitOfWork

# Several moves within so long are one message, written anew.
STILL_READ = timedelta(days=1)


def tell(work: UnitOfWork, area: Area) -> None:
    """Tell the leader where an area stands, in a new message where the last one is old."""
    if area.leader is None:
        return
    if area.told_at is None or work.now - area.told_at > STILL_READ:
        area.told_at = work.now
        area.notices += 1
        number = str(area.notices)
        work.outbox.send("dial:standing", area.id, to=area.leader, detail=number)
    show_anew(work, area)


def show_anew(work: UnitOfWork, area: Area) -> None:
    """Have all written anew that stands with the leader about an area."""
    work.flush()
    if area.leader:
        work.outbox.refresh("dial:standing", area.id, only=[area.leader])


def take_from(work: UnitOfWork, area: Area, leader: str) -> None:
    """Tell a leader who knows of an area that it is with them no more; of several, once a day."""
    work.flush()
    if work.outbox.places("dial:standing", area.id, leader):
        key = f"dial:over/{area.person}/{leader}/{work.now.date()}"
        work.outbox.send("dial:over", area.id, to=leader, key=key)
    work.outbox.refresh("dial:standing", area.id, only=[leader])

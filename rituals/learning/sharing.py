"""The harvest: what was shared, brought together once and fixed from then on."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.ritual import Occurrence
from rituals.learning.tables import Harvest, Share
from storage.unit_of_work import UnitOfWork


def gather(work: UnitOfWork, occurrence: Occurrence) -> bool:
    """Close a Learning Friday, and tell whether anything was shared; a second time is the first."""
    shares = shared(work, occurrence.id)
    if not is_gathered(work, occurrence.id):
        work.session.add(Harvest(occurrence_id=occurrence.id, gathered_at=work.now))
        for share in shares:
            if not share.is_named:
                share.person = None
        work.leave_no_trace()
    return bool(shares)


def is_gathered(work: UnitOfWork, occurrence_id: int) -> bool:
    """Tell whether the harvest was brought together."""
    return work.session.get(Harvest, occurrence_id) is not None


def shared(work: UnitOfWork, occurrence_id: int) -> Sequence[Share]:
    """Return what was shared, in the order of its words: it tells neither who nor when."""
    rows = work.session.scalars(select(Share).where(Share.occurrence_id == occurrence_id))
    return sorted(rows, key=lambda share: (share.learned.casefold(), share.others_can_use))

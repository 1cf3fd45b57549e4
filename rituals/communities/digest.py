"""The week of a community: what its digest tells of, and whether there is anything to tell."""

from datetime import datetime, timedelta

from rituals.communities import seats
from rituals.communities.feature import feature
from rituals.communities.tables import Digest
from rituals.communities.told import TO_CHANNEL, latest
from rituals.engine import open_calls
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from rituals.library import shelf
from storage.unit_of_work import UnitOfWork

# What was missed for longer is told with the next one.
USEFUL_FOR = timedelta(days=3)
# It is read while people are at work.
HOURS = range(7, 19)


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    """Return when the step of an occurrence comes: when it begins."""
    return {"tell": occurrence.starts}


weekly = RitualKind(feature, "digest", plan, USEFUL_FOR, hours=HOURS)


@weekly.step("tell", useful_for=USEFUL_FOR)
def tell(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Owe the channel its digest; a week that brought nothing passes without a word."""
    assert ritual.channel is not None
    before = latest(work, ritual.channel)
    if before is not None and before.occurrence_id == occurrence.id:
        return
    since = before.until if before else ritual.set_up_at
    if not _brought_something(work, ritual.channel, since):
        return
    work.session.add(
        Digest(
            occurrence_id=occurrence.id,
            channel=ritual.channel,
            since=since,
            until=work.now,
            # Each begins elsewhere, so that two communities do not talk about the same.
            question=before.question + 1 if before else ritual.id,
        )
    )
    work.outbox.send(TO_CHANNEL, occurrence.id, to=ritual.channel)


def _brought_something(work: UnitOfWork, channel: str, since: datetime) -> bool:
    """Tell whether something came to a channel since a moment; what stands open is not new."""
    if shelf.filed_since(work, channel, since):
        return True
    if any(call.opened_at >= since for call in open_calls.in_channel(work, channel)):
        return True
    return any(seat.offered_at >= since for seat in seats.open_in(work, channel))

"""A leader says thank you for being told where support fell short."""

from rituals.commitments.shortfall.parties import guard
from rituals.commitments.shortfall.tables import Shortfall
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from storage.unit_of_work import UnitOfWork


@guard.action("thank")
def thank(call: Call, work: UnitOfWork, shortfall: Shortfall) -> Outcome:
    """Thank whoever wrote it, once."""
    if not shortfall.is_thanked:
        shortfall.is_thanked = True
        work.outbox.send("commitments:shortfall_thanks", shortfall.id, to=shortfall.person)
        work.flush()
        work.outbox.refresh("commitments:shortfall_told", shortfall.id, only=[call.person])
    return Outcome()

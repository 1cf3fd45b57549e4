"""How often somebody is asked where support fell short."""

from datetime import datetime, timedelta

from rituals.commitments.feature import feature
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from storage.unit_of_work import UnitOfWork

# Somebody who comes back from a week away may still like to answer.
USEFUL_FOR = timedelta(days=13)


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    """Return when the step of an occurrence comes: when it begins."""
    return {"ask": occurrence.starts}


kind = RitualKind(feature, "shortfall", plan, USEFUL_FOR)


@kind.step("ask", useful_for=USEFUL_FOR)
def ask(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Put the question to whoever wants to be asked."""
    assert ritual.owner is not None
    work.outbox.send("commitments:fell_short", occurrence.id, to=ritual.owner, topic=ritual.topic)

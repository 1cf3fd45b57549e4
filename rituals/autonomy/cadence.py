"""What comes on a cadence: a question for a leader to put, or one for each in a channel."""

from datetime import datetime, timedelta

from rituals.autonomy import turns
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import people_of
from rituals.engine.availability import away_on
from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from storage.unit_of_work import UnitOfWork

# It reaches the digest of its week from any day, and never stands beside the question of the
# same day a week later. What was missed for longer is left to the next occurrence.
USEFUL_FOR = timedelta(days=6)


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    """Return when the step of an occurrence comes: when it begins."""
    return {"ask": occurrence.starts}


leader = RitualKind(feature, "leader", plan, USEFUL_FOR)
channel = RitualKind(feature, "channel", plan, USEFUL_FOR)


@leader.step("ask", useful_for=USEFUL_FOR)
def prompt_leader(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Give a leader one question, to be put to whoever's turn it is among those at work."""
    assert ritual.owner is not None
    if turns.of_occurrence(work, occurrence):
        return
    found = work.directory.people(people_of(ritual))
    present = [each for each in people_of(ritual) if (row := found[each]) and row.may_be_asked]
    if not present:
        _tell_once(ritual, occurrence, work)
        return
    away = away_on(work, present, ritual.hours.day(occurrence.starts))
    at_work = [person for person in present if person not in away]
    turns.pass_over(work, ritual)
    turns.give(work, ritual, occurrence, at_work or present)


def _tell_once(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Tell a leader that nobody on the list can be asked; another list is another matter."""
    if ritual.owner and not ritual.options.get("is_told"):
        ritual.options = {**ritual.options, "is_told": True}
        detail = str(occurrence.id)
        work.outbox.send(
            "autonomy:nobody", ritual.id, to=ritual.owner, detail=detail, topic=ritual.topic
        )


@channel.step("ask", useful_for=USEFUL_FOR)
def ask_channel(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Ask everybody who is in the channel now, each at their own time."""
    assert ritual.channel is not None
    if turns.of_occurrence(work, occurrence):
        return
    people = work.directory.people_in(ritual.channel)
    turns.ask_all(work, ritual, occurrence, [person.id for person in people])

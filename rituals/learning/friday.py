"""The steps of a Learning Friday: the notice, the two questions, the harvest."""

from datetime import datetime

from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind, on_clock_of
from rituals.learning import sharing, taking_part, timing
from rituals.learning.feature import feature
from rituals.learning.messages import unreached
from storage.unit_of_work import UnitOfWork

# It is begun for as long as its harvest can be posted: somebody far east may have shared something
# before the bot went down.
friday = RitualKind(
    feature,
    "friday",
    timing.plan,
    useful_for=timing.HARVEST_HELPS_FOR,
    hours=timing.HOURS,
    shown=("learning:notice", *taking_part.TO_LEARNERS),
)


@friday.step("notice", useful_for=timing.NOTICE_HELPS_FOR)
def notice(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Ask those who plan meetings to keep the day clear."""
    day = timing.day_of(ritual, occurrence).isoformat()
    for channel in dict.fromkeys(filter(None, [ritual.channel, *ritual.options["clear"]])):
        work.outbox.send("learning:notice", occurrence.id, to=channel, detail=day)


@friday.step("morning", useful_for=timing.MORNING_HELPS_FOR, by_own_clock=True)
def morning(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Ask each member what they will learn, in their own morning."""
    _ask("learning:morning", occurrence.starts, ritual, occurrence, work)


@friday.step("afternoon", useful_for=timing.AFTERNOON_HELPS_FOR, by_own_clock=True)
def afternoon(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Ask each member what they learned, in their own afternoon."""
    _ask("learning:afternoon", timing.afternoon(ritual, occurrence), ritual, occurrence, work)
    for learner in taking_part.with_a_plan(work, occurrence):
        taking_part.follow_up(work, taking_part.Day(ritual, occurrence, learner))


@friday.step("harvest", useful_for=timing.HARVEST_HELPS_FOR)
def harvest(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Bring together what was shared; where nobody shared anything, nothing is said about it."""
    if sharing.gather(work, occurrence) and ritual.channel:
        work.outbox.send("learning:harvest", occurrence.id, to=ritual.channel)
    for kind in taking_part.TO_LEARNERS:
        work.outbox.refresh(kind, occurrence.id)


def _ask(kind: str, at: datetime, ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
    """Owe each member a question when their own clock shows a time.

    Where the harvest could not be posted, nobody is asked for it, and the keeper hears why.
    """
    channel = work.directory.channel(ritual.channel or "")
    if channel is None or not (channel.is_open and channel.has_bot):
        unreached.tell(work, ritual, occurrence)
        return
    day = timing.day_of(ritual, occurrence)
    people = work.directory.people_in(ritual.channel or "")
    taking_part.invite(work, occurrence, [person.id for person in people])
    for person in people:
        moment = on_clock_of(ritual, at, person.zone)
        # The day tells apart what is asked when it was moved to another one.
        work.outbox.send(
            kind,
            occurrence.id,
            to=person.id,
            detail=day.isoformat(),
            topic=ritual.topic,
            not_before=moment,
        )

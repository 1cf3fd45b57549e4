"""How a gathering comes round: when each session is opened, announced and held."""

from datetime import datetime, timedelta

from rituals.engine.ritual import Occurrence, Ritual
from rituals.engine.ritual_kind import RitualKind
from rituals.gatherings.gathering import Gathering
from rituals.gatherings.lifecycle import course, reminding, rescheduling, sessions
from storage.unit_of_work import UnitOfWork

# Nothing that people wrote for a session is lost because the bot was down.
ALWAYS = timedelta(days=3650)
# A word on what is to come helps until it has come.
A_DAY = timedelta(days=1)
# Opened as soon as the one before is closed.
AT_ONCE = -1


def hold(gathering: Gathering) -> Gathering:
    """Have a kind of gathering come round as rituals do."""
    kind = RitualKind(
        gathering.feature,
        gathering.name,
        plan,
        useful_for=ALWAYS,
        follow=rescheduling.follow,
    )

    @kind.step("open", useful_for=ALWAYS)
    def opening(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
        course.open_session(work, ritual, occurrence)

    @kind.step("remind", useful_for=A_DAY)
    def remind(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
        if session := sessions.of_occurrence(work, occurrence.id):
            reminding.the_day_before(work, ritual, session)

    @kind.step("start", useful_for=ALWAYS)
    def start(ritual: Ritual, occurrence: Occurrence, work: UnitOfWork) -> None:
        session = sessions.of_occurrence(work, occurrence.id, alone=True)
        session = session or course.open_session(work, ritual, occurrence)
        if session is not None:
            course.begin(work, session, ritual)

    return gathering


def plan(ritual: Ritual, occurrence: Occurrence) -> dict[str, datetime]:
    """Return when an occurrence is opened, when its reminder comes, and when it is held.

    What is opened as it is held has nothing before it.
    """
    if not ritual.options["opens"]:
        return {"start": occurrence.starts}
    return {
        "open": opens(ritual, occurrence),
        "remind": ritual.hours.days_before(occurrence.starts, 1),
        "start": occurrence.starts,
    }


def opens(ritual: Ritual, occurrence: Occurrence) -> datetime:
    """Return from when on an occurrence can be written to."""
    lead: int = ritual.options["opens"]
    if lead == AT_ONCE:
        return ritual.set_up_at
    return ritual.hours.days_before(occurrence.starts, lead) if lead else occurrence.starts

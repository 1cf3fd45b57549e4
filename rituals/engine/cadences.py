"""A cadence that somebody chooses in a form, for themselves or for a channel."""

from datetime import timedelta

from sqlalchemy import select

from rituals.engine import occurrences, recurrence_form, topics
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.ritual import ACTIVE, Ritual
from storage.unit_of_work import UnitOfWork


def own(work: UnitOfWork, kind: str, person: str) -> Ritual | None:
    """Return what comes to somebody on their own cadence; two at once find it in turn."""
    work.one_at_a_time(person)
    theirs = (Ritual.kind == kind, Ritual.owner == person, Ritual.state == ACTIVE)
    return work.session.scalars(select(Ritual).where(*theirs)).first()


def keep(call: Call, work: UnitOfWork, ritual: Ritual) -> Ritual:
    """Begin a ritual as a form says, or change how often it comes round.

    One's own comes from then on, also where somebody had asked not to be asked it any more.

    Args:
        call: of the person, with what `recurrence_form` asks.
        work: the unit of work.
        ritual: of a kind, with its name and whose it is; or the one that there is already.

    Raises:
        Refusal: a field holds what cannot be, named in it.
    """
    hours = hours_of(work, call.person)
    # Today's hour may have passed, and with it one of the weeks in which it comes.
    tomorrow = hours.day(work.now) + timedelta(days=1)
    before = ritual.comes_round if ritual.id else None
    recurrence = recurrence_form.read(call.form, tomorrow, before=before)
    if before is None:
        ritual.recurrence, ritual.set_up_by = str(recurrence), call.person
        ritual.country, ritual.region = hours.country, hours.region
        occurrences.set_up(work, ritual)
        return ritual
    if ritual.owner:
        topics.want(work, ritual.owner, ritual.topic)
    if recurrence != before:
        occurrences.change(work, ritual, call.person, recurrence)
    return ritual

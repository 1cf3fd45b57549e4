"""Setting up one's own cadence: about whom one is asked, and how often."""

from datetime import timedelta

from rituals.engine import occurrences, recurrence_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Refusal
from rituals.engine.ritual import Ritual
from rituals.supervision import cadence
from rituals.supervision.rating import leader_fault
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_LEADERS = 5


def set_up(call: Call, work: UnitOfWork) -> Ritual:
    """Have somebody be asked about these leaders, or change about whom and how often.

    Raises:
        Refusal: a field holds what cannot be, named in it.
        NotLookedUp: somebody must be asked of Slack first.
    """
    leaders = call.form.people("leaders")
    if why := _fault(work, leaders, call.person):
        said = Words("supervision/form_errors", most=MOST_LEADERS)
        raise Refusal(getattr(said, why), "leaders")
    own = cadence.ritual_of(work, call.person)
    hours = hours_of(work, call.person)
    # Today's hour may have passed, and with it one of the weeks in which it comes.
    tomorrow = hours.day(work.now) + timedelta(days=1)
    before = own.comes_round if own else None
    recurrence = recurrence_form.read(call.form, tomorrow, before=before)
    if own is None:
        own = Ritual(kind=cadence.kind.kind, name=Words("supervision/cadence").name)
        own.owner = own.set_up_by = call.person
        own.recurrence, own.options = str(recurrence), {"leaders": leaders}
        own.country, own.region = hours.country, hours.region
        occurrences.set_up(work, own)
        return own
    own.options = {**own.options, "leaders": leaders}
    if recurrence != before:
        occurrences.change(work, own, call.person, recurrence)
    cadence.show_anew(work, own)
    return own


def _fault(work: UnitOfWork, leaders: list[str], person: str) -> str:
    if len(leaders) > MOST_LEADERS:
        return "too_many"
    # All are looked up at once: one look-up each would be too many for a form.
    work.directory.people(leaders)
    faults = (leader_fault(work, leader, person) for leader in leaders or [""])
    return next(filter(None, faults), "")

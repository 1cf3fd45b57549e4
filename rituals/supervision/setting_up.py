"""Setting up one's own cadence: about whom one is asked, and how often."""

from rituals.engine import cadences
from rituals.engine.call import Call
from rituals.engine.outcome import Refusal
from rituals.engine.people import people_fault
from rituals.engine.ritual import Ritual
from rituals.supervision import cadence
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
    if why := people_fault(work, leaders, call.person, most=MOST_LEADERS):
        raise Refusal(why, "leaders")
    own = cadence.ritual_of(work, call.person)
    if own is None:
        name = Words("supervision/cadence").name
        own = Ritual(kind=cadence.kind.kind, name=name, owner=call.person)
    own.options = {"leaders": leaders}
    cadences.keep(call, work, own)
    cadence.show_anew(work, own)
    return own

"""What the person does with an area of theirs by a button: move, answer, share, end."""

from rituals.advocates import sharing
from rituals.dial import areas, proposals, steps
from rituals.dial.parties import guard, must_be_open, refuse
from rituals.dial.surfaces import area as one
from rituals.dial.surfaces import page as all_areas
from rituals.dial.tables import OPEN, Area, Proposal
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from storage.unit_of_work import UnitOfWork

AGREE, KEEP = "agree", "keep"


@guard.action("move")
def move(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Move the dial to the step that the button or the menu carries."""
    must_be_open(area)
    step = steps.read(call.detail.partition(":")[0])
    if step is None:
        raise refuse("no_step")
    areas.move(work, area, step)
    return _shown(call, work, area)


@guard.action("answer")
def answer(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Agree to a leader's proposal, or keep one's own step."""
    made = work.session.get(Proposal, call.named(1))
    if made is None or made.area_id != area.id or made.state != OPEN:
        raise refuse("nothing_waits")
    chosen = call.detail.partition(":")[2].partition(":")[0]
    if chosen == AGREE:
        proposals.agree(work, area, made)
        areas.move(work, area, made.step, proposed_by=made.leader)
    elif chosen == KEEP:
        proposals.keep(work, area, made)
    else:
        raise refuse("nothing_waits")
    return _shown(call, work, area)


@guard.action("share")
def share(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Let one's advocate see an area, or no more."""
    must_be_open(area)
    sharing.turn(work, area.person, "area", area.id, call.detail)
    return Outcome(opens=one.page(work, area, call.person))


@guard.action("end")
def end(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """End an area; a second time changes nothing."""
    if area.is_open:
        areas.end(work, area)
    return Outcome(opens=all_areas.page(work, call.person), shows_home=True)


def _shown(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Show the page again on which somebody pressed; a message is written anew by itself."""
    here = call.detail.rpartition(":")[2]
    opens = None
    if here == all_areas.HERE:
        opens = all_areas.page(work, call.person)
    elif here == one.HERE:
        opens = one.page(work, area, call.person)
    return Outcome(opens=opens, shows_home=True)

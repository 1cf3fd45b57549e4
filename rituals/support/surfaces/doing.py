"""What is done with a request: sent, shared, taken back by the person; a leader steps back."""

from rituals.advocates import sharing
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.support import asking
from rituals.support.meeting import proposing
from rituals.support.parties import guard, leaders_of, proposer_of
from rituals.support.surfaces.page import done, request_page, with_notice
from rituals.support.tables import DRAFT, Request
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.action("send")
def send(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Send it; whoever proposes the times themselves does so next."""
    asking.send(work, request)
    is_own = proposer_of(request) == call.person
    view = (proposing.form if is_own else request_page)(call, work, request)
    said = Words("support/request_page", leaders=leaders_of(work, request))
    return Outcome(opens=with_notice(view, said.sent), shows_home=True)


@guard.action("share")
def share(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Let one's advocate read it, or no longer."""
    sharing.turn(work, call.person, "request", request.id, call.detail)
    work.flush()
    return Outcome(opens=request_page(call, work, request))


@guard.action("withdraw")
def withdraw(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Delete a draft, or take back what was sent."""
    said = Words("support/request_page")
    text = said.deleted if request.state == DRAFT else said.taken_back
    asking.withdraw(work, request)
    return done(call, text)


@guard.action("step_back")
def step_back(call: Call, work: UnitOfWork, request: Request) -> Outcome:
    """Let a leader off."""
    if not request.is_open:
        raise asking.refuse("over")
    asking.step_back(work, request, call.person)
    return done(call, Words("support/request_page", request=request).stepped_back)

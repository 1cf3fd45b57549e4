"""Saying yes or no to somebody, and ending it."""

from rituals.advocates import asking
from rituals.advocates.parties import guard
from rituals.advocates.surfaces.items import PAGE
from rituals.advocates.surfaces.page import page
from rituals.advocates.tables import Advocacy
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from storage.unit_of_work import UnitOfWork


@guard.action("accept")
def accept(call: Call, work: UnitOfWork, advocacy: Advocacy) -> Outcome:
    """Stand up for whoever asked."""
    asking.accept(work, advocacy)
    return _answered(call, work)


@guard.action("decline")
def decline(call: Call, work: UnitOfWork, advocacy: Advocacy) -> Outcome:
    """Say no, without a reason."""
    asking.decline(work, advocacy)
    return _answered(call, work)


@guard.action("end")
def end(call: Call, work: UnitOfWork, advocacy: Advocacy) -> Outcome:
    """End it, or take the request back."""
    asking.end(work, advocacy, call.person)
    return Outcome(opens=page(work, call.person), shows_home=True)


def _answered(call: Call, work: UnitOfWork) -> Outcome:
    """Show what came of it where the button stood; a message is written anew by itself."""
    is_page = call.detail == PAGE
    return Outcome(opens=page(work, call.person) if is_page else None, shows_home=True)

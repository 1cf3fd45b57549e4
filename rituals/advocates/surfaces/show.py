"""`/autonomy advocate`: my advocate, what they see, and for whom I am one."""

import re

from rituals.advocates import advocacy, sharing
from rituals.advocates.feature import feature
from rituals.advocates.surfaces.ask import form, instead_of_form
from rituals.advocates.surfaces.page import page
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.engine.people import people_fault
from storage.unit_of_work import UnitOfWork

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


@feature.word(
    "advocate",
    usage="[@person]",
    does="ask a colleague to stand up for you, and choose what they see",
    example="/autonomy advocate @noor",
    after="/autonomy",
)
def by_word(call: Call, work: UnitOfWork) -> Outcome:
    """Show the page, or the form where somebody is to be asked."""
    if not call.text:
        return show(call, work)
    if standing := advocacy.open_advocacy(work, call.person):
        return instead_of_form(work, standing)
    named = _MENTION.search(call.text)
    whom = [named[1]] if named else []
    if fault := people_fault(work, whom, call.person):
        return Outcome(opens=form(notice=fault))
    return Outcome(opens=form(whom[0]))


@feature.action("show")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show the page."""
    return Outcome(opens=page(work, call.person))


@feature.action("take_back")
def take_back(call: Call, work: UnitOfWork) -> Outcome:
    """Share one thing no more; of what is somebody else's nothing is found."""
    record, _, named = call.value.partition(":")
    sharing.unshare(work, call.person, record, number(named))
    return Outcome(opens=page(work, call.person))

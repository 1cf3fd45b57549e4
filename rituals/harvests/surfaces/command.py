"""`/harvest`: the most likely thing, and what somebody adds to a session that is to come."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings.lifecycle import sessions
from rituals.gatherings.lifecycle.command import open_card
from rituals.gatherings.tables import Participant
from rituals.harvests.course import PREPARE, THERE, harvesting
from rituals.harvests.feature import feature
from rituals.harvests.surfaces.register import open_form
from storage.unit_of_work import UnitOfWork


@feature.when_alone
def most_likely(call: Call, work: UnitOfWork) -> Outcome:
    """Open what somebody is asked for and has not written; otherwise begin with another one."""
    session = sessions.collecting(work, harvesting, call.channel, call.person)
    if session and session.phase == PREPARE.name and call.person in session.options[THERE]:
        mine = work.session.get(Participant, (work.workspace, session.id, call.person))
        if mine is None or not mine.has_written:
            return open_card(harvesting, call, work, text="")
    return open_form(call, work)


@feature.word(
    "add",
    usage="[what]",
    does="write down what you brought home, for the session in this channel",
    example="/harvest add Pair on the first hour of every task",
)
def add(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form of what somebody brought home."""
    return open_card(harvesting, call, work, text=call.text)

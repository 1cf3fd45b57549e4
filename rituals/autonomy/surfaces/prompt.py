"""What a leader does with a question: put it, take another, have the bot ask."""

from rituals.autonomy import turns
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import open_turn
from rituals.autonomy.tables import ASKED, PUT
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from storage.unit_of_work import UnitOfWork


@feature.action("put")
def put(call: Call, work: UnitOfWork) -> Outcome:
    """Note that the leader asked it."""
    turns.settle(work, open_turn(work, call.subject, call.person), PUT)
    return Outcome(shows_home=True)


@feature.action("another")
def another(call: Call, work: UnitOfWork) -> Outcome:
    """Show another question for the same person."""
    turns.another(work, open_turn(work, call.subject, call.person))
    return Outcome(shows_home=True)


@feature.action("ask_for_me")
def ask_for_me(call: Call, work: UnitOfWork) -> Outcome:
    """Bring the question to the person in the leader's name."""
    turns.settle(work, open_turn(work, call.subject, call.person), ASKED)
    return Outcome(shows_home=True)

"""Somebody asks a leader for a promise, or another leader for what the first does not promise."""

from rituals.commitments import keeping, promising
from rituals.commitments.feature import feature
from rituals.commitments.parties import guard, must_be
from rituals.commitments.surfaces import fields
from rituals.commitments.surfaces.see import done, window
from rituals.commitments.tables import DECLINED, LEFT, TO_CHANGE, WISHED, Commitment
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("wish")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the empty form."""
    return Outcome(opens=_form("commitments:wish"))


@feature.view("wish")
def wish(call: Call, work: UnitOfWork) -> Outcome:
    """Ask the leader."""
    leader = fields.read_whom(call, work, "leader")
    commitment = promising.wish(work, call.person, leader, fields.read_text(call))
    return Outcome(opens=window(work, commitment, call.person), shows_home=True)


@guard.action("hand_on")
def open_hand_on(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Open the form with the words that stand."""
    must_be(commitment, WISHED, TO_CHANGE, DECLINED, LEFT)
    view, number = "commitments:commitment_hand_on", str(commitment.id)
    return Outcome(opens=_form(view, commitment.text, number))


@guard.view("hand_on")
def hand_on(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Ask the other leader, and let the first go."""
    leader = fields.read_whom(call, work, "leader", commitment.leader)
    anew = promising.hand_on(work, commitment, leader, fields.read_text(call))
    return Outcome(opens=window(work, anew, call.person), shows_home=True)


@guard.action("let_go")
def let_go(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Want it no more."""
    keeping.let_go(work, commitment)
    return done(call, work, commitment)


def _form(view: str, text: str = "", private: str = "") -> Block:
    said = Words("commitments/wish")
    whom = blocks.field_of("leader", said.leader, blocks.user("leader"), hint=said.leader_hint)
    box = fields.box(said.text, text, hint=said.text_hint)
    above = [blocks.context(said.anew)] if private else []
    return fields.form(view, said, [*above, whom, box], private)

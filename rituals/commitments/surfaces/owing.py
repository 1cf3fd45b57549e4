"""The leader, until it is settled: how it goes, another date, stepping back."""

from rituals.commitments import keeping, leaving
from rituals.commitments.parties import guard, must_be
from rituals.commitments.surfaces import fields
from rituals.commitments.surfaces.see import done, window
from rituals.commitments.tables import LEFT, OPEN, Commitment
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.action("report")
def open_report(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Ask how it goes."""
    must_be(commitment, OPEN)
    said = Words("commitments/report", commitment=commitment)
    boxes = [blocks.quote(commitment.text), fields.box(said.text)]
    number = str(commitment.id)
    return Outcome(opens=fields.form("commitments:commitment_report", said, boxes, number))


@guard.view("report")
def report(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Bring it to the person."""
    keeping.report(work, commitment, fields.read_text(call))
    return Outcome(opens=window(work, commitment, call.person))


@guard.action("ask_date")
def open_date(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Ask for which date, and why."""
    must_be(commitment, OPEN)
    said = Words("commitments/date", commitment=commitment)
    boxes = [
        blocks.quote(commitment.text),
        fields.day_field(call, work, None),
        fields.box(said.text),
    ]
    number = str(commitment.id)
    return Outcome(opens=fields.form("commitments:commitment_ask_date", said, boxes, number))


@guard.view("ask_date")
def ask_date(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Bring it to the person, who agrees or keeps the date."""
    due = fields.read_due(call, work, unlike=commitment.due)
    keeping.ask_date(work, commitment, due, fields.read_text(call))
    return Outcome(opens=window(work, commitment, call.person), shows_home=True)


@guard.action("step_back")
def step_back(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Owe this person nothing any more; they find somebody else, or let it go."""
    if commitment.state != LEFT:
        must_be(commitment, OPEN)
        leaving.step_back(work, commitment)
    return done(call, work, commitment)

"""The person answers: accepts, asks for a change, says what became of it, agrees to a date."""

from rituals.commitments import keeping, promising
from rituals.commitments.parties import guard, must_be, must_be_asked
from rituals.commitments.surfaces import fields
from rituals.commitments.surfaces.see import done, window
from rituals.commitments.tables import KEPT, NOT_KEPT, OPEN, PROPOSED, Commitment
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.action("accept")
def accept(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Accept the wording that was seen, and no other."""
    promising.accept(work, commitment, call.named(1))
    return done(call, work, commitment)


@guard.action("ask_change")
def open_change(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Ask what is to be different."""
    must_be(commitment, PROPOSED)
    must_be_asked(commitment, call.named(1))
    said = Words("commitments/change", commitment=commitment)
    boxes = [blocks.quote(commitment.text), fields.box(said.text)]
    return Outcome(opens=fields.form("commitments:commitment_ask_change", said, boxes, call.value))


@guard.view("ask_change")
def ask_change(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Bring the leader what is to be different."""
    promising.ask_change(work, commitment, call.named(1), fields.read_text(call))
    return Outcome(opens=window(work, commitment, call.person), shows_home=True)


@guard.action("agree_date")
def agree_date(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Take the date that was seen, and no other."""
    keeping.agree_date(work, commitment, call.named(1))
    return done(call, work, commitment)


@guard.action("keep_date")
def keep_date(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Keep the date as it is."""
    keeping.keep_date(work, commitment, call.named(1))
    return done(call, work, commitment)


@guard.action("mark_kept")
def mark_kept(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Say that it was kept."""
    keeping.mark(work, commitment, KEPT)
    return done(call, work, commitment)


@guard.action("mark_not_kept")
def mark_not_kept(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Say that it was not kept."""
    keeping.mark(work, commitment, NOT_KEPT)
    return done(call, work, commitment)


@guard.action("mark_changed")
def open_changed(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Ask for the date that it has from now on."""
    keeping.must_be_markable(work, commitment)
    said = Words("commitments/changed", commitment=commitment)
    boxes = [
        blocks.quote(commitment.text),
        fields.day_field(call, work, None),
        fields.box(said.text, optional=True),
    ]
    number = str(commitment.id)
    return Outcome(opens=fields.form("commitments:commitment_mark_changed", said, boxes, number))


@guard.view("mark_changed")
def mark_changed(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Give it the date."""
    stands = commitment.due if commitment.state == OPEN else None
    text, due = fields.read_text(call, optional=True), fields.read_due(call, work, unlike=stands)
    keeping.mark_changed(work, commitment, due, text)
    return Outcome(opens=window(work, commitment, call.person), shows_home=True)

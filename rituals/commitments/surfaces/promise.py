"""A leader words a promise: a new one, one that was wished for, one in other words."""

from datetime import date

from rituals.commitments import history, promising
from rituals.commitments.feature import feature
from rituals.commitments.parties import guard, must_be
from rituals.commitments.surfaces import fields
from rituals.commitments.surfaces.see import done, window
from rituals.commitments.tables import NOT_YET_OWED, WISHED, Commitment
from rituals.engine.as_read import mentioned
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.engine.people import people_fault
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.word(
    "promise",
    usage="[@person]",
    does="promise somebody something by a day; it is owed once they accept",
    example="/autonomy promise @noor",
    after="/autonomy",
)
def typed(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, for whoever was named."""
    return Outcome(opens=_new(call, work, next(iter(mentioned(call.text)), "")))


@feature.action("write")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, for whoever a button names."""
    return Outcome(opens=_new(call, work, call.value))


@feature.view("write")
def write(call: Call, work: UnitOfWork) -> Outcome:
    """Bring the promise to the person, who accepts it or asks for a change."""
    person = fields.read_whom(call, work, "person")
    text, due = fields.read_text(call), fields.read_due(call, work)
    commitment = promising.propose(work, call.person, person, text, due)
    return Outcome(opens=window(work, commitment, call.person), shows_home=True)


@guard.action("word")
def open_words(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Open the form with what was wished for, or with the words that stand."""
    must_be(commitment, *NOT_YET_OWED)
    return Outcome(opens=_words(call, work, commitment))


@guard.view("word")
def word(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Bring the words to the person."""
    text, due = fields.read_text(call), fields.read_due(call, work)
    promising.word(work, commitment, text, due)
    return Outcome(opens=window(work, commitment, call.person), shows_home=True)


@guard.action("withdraw")
def withdraw(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Take back what was not accepted."""
    promising.withdraw(work, commitment)
    return done(call, work, commitment)


@guard.action("decline")
def decline(call: Call, work: UnitOfWork, commitment: Commitment) -> Outcome:
    """Decline a wish."""
    promising.decline(work, commitment)
    return done(call, work, commitment)


def _new(call: Call, work: UnitOfWork, person: str) -> Block:
    said = Words("commitments/promise", commitment=None)
    is_there = bool(person) and not people_fault(work, [person], call.person)
    whom = blocks.user("person", person if is_there else None)
    whom = blocks.field_of("person", said.person, whom)
    return fields.form("commitments:write", said, [whom, *_boxes(call, work, said)])


def _words(call: Call, work: UnitOfWork, commitment: Commitment) -> Block:
    said = Words("commitments/promise", commitment=commitment)
    asked = history.asked(work, commitment)
    is_changed = asked is not None and asked.by != call.person and commitment.state != WISHED
    above = [blocks.said_by(asked.by, asked.text)] if asked and is_changed else []
    boxes = _boxes(call, work, said, commitment.text, commitment.due)
    number = str(commitment.id)
    return fields.form("commitments:commitment_word", said, [*above, *boxes], number)


def _boxes(
    call: Call, work: UnitOfWork, said: Words, text: str = "", due: date | None = None
) -> list[Block]:
    box = fields.box(said.text, text, hint=said.text_hint)
    return [box, fields.day_field(call, work, due)]

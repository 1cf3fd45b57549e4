"""Answering a question: the form, who reads it, opening it later, withdrawing, thanks."""

from rituals.autonomy import answering
from rituals.autonomy.answering import ADVOCATE, ANSWER_LENGTH, BOTH, LEADER, NOBODY
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import answer_to, asked_turn, own_answer, received_answer, refuse
from rituals.autonomy.tables import LET_BE, Answer, Turn
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.action("answer")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for somebody who was asked directly."""
    turn = _unanswered(work, call.subject, call.person)
    said = Words("autonomy/answer", turn=turn)
    fields = [
        blocks.quote(turn.text),
        blocks.section(said.readers_rule),
        *_readers(work, turn, NOBODY),
        blocks.field_of(
            "text", said.text, blocks.text_input("text", lines=True, most=ANSWER_LENGTH)
        ),
    ]
    view = blocks.modal(
        "autonomy:answer", said.title, fields, submit=said.submit, private=str(turn.id)
    )
    return Outcome(opens=view)


@feature.view("answer")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep the answer, for those who may read it."""
    turn = _unanswered(work, call.subject, call.person)
    text = call.form.text("text")
    errors = answering.check(work, call.form, turn)
    said = Words("autonomy/answer_errors", most=f"{ANSWER_LENGTH:,}")
    if not text:
        errors["text"] = said.no_text
    elif len(text) > ANSWER_LENGTH:
        errors["text"] = said.long_text
    if errors:
        return Outcome(errors=errors)
    answering.answer(work, turn, text, answering.chosen(call.form, turn))
    return Outcome(shows_home=True)


@feature.action("let_be")
def let_be(call: Call, work: UnitOfWork) -> Outcome:
    """Let a question be; nobody is told."""
    turn = _unanswered(work, call.subject, call.person)
    turn.state = LET_BE
    for kind in answering.TO_THE_ASKED:
        work.outbox.refresh(kind, turn.id, only=[call.person])
    return Outcome()


@feature.action("let_read")
def choose_readers(call: Call, work: UnitOfWork) -> Outcome:
    """Ask who may read an answer that was kept for oneself so far."""
    kept, turn = _for_oneself(work, call.subject, call.person)
    said = Words("autonomy/answer", turn=turn)
    fields = [
        blocks.quote(turn.text),
        blocks.written(kept.text),
        blocks.section(said.let_read_rule),
        *_readers(work, turn, LEADER),
    ]
    view = blocks.modal(
        "autonomy:let_read", said.let_read_title, fields, submit=said.let_read, private=str(kept.id)
    )
    return Outcome(opens=view)


@feature.view("let_read")
def let_read(call: Call, work: UnitOfWork) -> Outcome:
    """Bring the answer to those chosen; this is final."""
    kept, turn = _for_oneself(work, call.subject, call.person)
    if errors := answering.check(work, call.form, turn):
        return Outcome(errors=errors)
    answering.let_read(work, kept, answering.chosen(call.form, turn))
    return Outcome(shows_home=True)


@feature.action("withdraw")
def withdraw(call: Call, work: UnitOfWork) -> Outcome:
    """Delete an answer that nobody has as yet."""
    answering.withdraw(work, own_answer(work, call.subject, call.person))
    said = Words("autonomy/answer")
    return Outcome(says=paragraph(said.withdrawn), shows_home=True)


@feature.action("thank")
def thank(call: Call, work: UnitOfWork) -> Outcome:
    """Thank somebody for an answer, once."""
    kept = received_answer(work, call.subject, call.person)
    if call.person not in kept.thanked_by:
        kept.thanked_by = [*kept.thanked_by, call.person]
        work.outbox.send("autonomy:thanks", kept.id, to=kept.person, detail=call.person)
        work.outbox.refresh("autonomy:answer", kept.id, only=[call.person])
    return Outcome()


def _unanswered(work: UnitOfWork, turn_number: int, person: str) -> Turn:
    turn = asked_turn(work, turn_number, person)
    if answer_to(work, turn):
        raise refuse("answered")
    return turn


def _for_oneself(work: UnitOfWork, answer_number: int, person: str) -> tuple[Answer, Turn]:
    kept = own_answer(work, answer_number, person)
    if kept.readers:
        raise refuse("has_readers")
    return kept, asked_turn(work, kept.turn_id, person)


def _readers(work: UnitOfWork, turn: Turn, usual: str) -> list[Block]:
    """Return the fields in which somebody says who may read it."""
    said = Words("autonomy/answer", turn=turn)
    before = answering.last_readers(work, turn.person)
    names = [LEADER, ADVOCATE, BOTH, NOBODY]
    options = [blocks.option(getattr(said, name), name) for name in names]
    fields = [
        blocks.field_of(
            "readers", said.readers, blocks.select("readers", options, usual, radio=True)
        )
    ]
    if turn.leader is None:
        who = blocks.user("leader", before.leader)
        fields.append(
            blocks.field_of("leader", said.who_leads, who, hint=said.who_leads_hint, optional=True)
        )
    who = blocks.user("advocate", before.advocate)
    fields.append(
        blocks.field_of(
            "advocate", said.who_advocates, who, hint=said.who_advocates_hint, optional=True
        )
    )
    return fields

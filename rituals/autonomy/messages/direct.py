"""A question that the bot brings to somebody, and what became of it for them alone."""

from datetime import timedelta

from rituals.autonomy.answering import nobody_has
from rituals.autonomy.cadence import USEFUL_FOR
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import answer_to
from rituals.autonomy.tables import LET_BE, PASSED, Answer, Turn
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# A leader asks once; somebody who comes back from two weeks away may still like to answer.
ASKED_FOR_A_LEADER = timedelta(days=16)


@feature.message("question", when=When.IN_BUDGET, useful_for=USEFUL_FOR)
@feature.message("handed", when=When.AT_WORK, useful_for=ASKED_FOR_A_LEADER)
def question(owed: Owed, work: UnitOfWork) -> Message:
    """Bring somebody a question, from a leader or on a channel's cadence."""
    turn = work.session.get(Turn, owed.subject)
    if turn is None or turn.person != owed.recipient:
        raise NotNeeded("not this person's")
    if answer := answer_to(work, turn):
        return _answered(work, turn, answer)
    ritual = work.session.get(Ritual, turn.ritual_id)
    said = Words("autonomy/direct", turn=turn, channel=ritual and ritual.channel)
    if turn.state == PASSED:
        if owed.place is None:
            raise NotNeeded("the next question is asked")
        shown = [blocks.section(said.passed), blocks.quote(turn.text)]
        return Message(in_words(said.passed, turn.text), shown)
    if turn.state == LET_BE:
        after_all = blocks.button(said.after_all, "autonomy:answer", str(turn.id))
        return Message(said.let_be, [blocks.section(said.let_be), blocks.actions(after_all)])
    if turn.leader is None and owed.place is None and not (ritual and ritual.is_active):
        raise NotNeeded("the channel's questions were stopped")
    lead = said.from_leader if turn.leader else said.from_channel
    ways = [blocks.button(said.answer, "autonomy:answer", str(turn.id), style="primary")]
    # What comes on a cadence has its own way to be skipped, set below it for every ritual.
    if turn.leader:
        ways.append(blocks.button(said.let_it_be, "autonomy:let_be", str(turn.id)))
    return Message(
        in_words(lead, turn.text, said.readers),
        [
            blocks.section(lead),
            blocks.quote(turn.text),
            blocks.context(said.readers),
            blocks.actions(*ways),
        ],
        why=said.why_leader if turn.leader else said.why_channel,
    )


def _answered(work: UnitOfWork, turn: Turn, answer: Answer) -> Message:
    said = Words("autonomy/direct", answer=answer)
    lead = said.read_by if answer.readers else said.kept
    shown: list[Block] = [blocks.quote(turn.text), blocks.written(answer.text)]
    ways = ways_with(answer) if nobody_has(work, answer) else []
    return Message(
        in_words(lead, turn.text, answer.text),
        [blocks.section(lead), *shown, *([blocks.actions(*ways)] if ways else [])],
    )


def ways_with(answer: Answer) -> list[Block]:
    """Return what its author may do with an answer that nobody has as yet."""
    said = Words("autonomy/direct", answer=answer)
    sure = blocks.confirm(said.withdraw_title, said.withdraw_text, said.withdraw, said.withdraw_no)
    ways = [blocks.button(said.withdraw, "autonomy:withdraw", str(answer.id), confirm=sure)]
    if not answer.readers:
        ways.insert(0, blocks.button(said.let_read, "autonomy:let_read", str(answer.id)))
    return ways

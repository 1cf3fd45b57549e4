"""A leader's question: what to put to whom, and what became of it."""

from datetime import timedelta

from rituals.autonomy.cadence import USEFUL_FOR
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import is_current
from rituals.autonomy.tables import OPEN, PASSED, PUT, Turn
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# It stays true for as long as nobody changes the list; it comes within a digest or two.
NOBODY_HELPS_FOR = timedelta(days=14)


@feature.message("prompt", when=When.IN_BUDGET, useful_for=USEFUL_FOR)
def prompt(owed: Owed, work: UnitOfWork) -> Message:
    """Bring a leader one question; show what became of it."""
    turn = work.session.get(Turn, owed.subject)
    if turn is None or turn.leader != owed.recipient:
        raise NotNeeded("not this leader's")
    is_open = turn.state == OPEN and is_current(work, turn)
    if not is_open and owed.place is None:
        raise NotNeeded("not open any more")
    said = Words("autonomy/prompt", turn=turn)
    if is_open:
        shown = [blocks.section(said.lead), blocks.quote(turn.text), buttons(turn)]
        return Message(in_words(said.lead, turn.text), shown, why=said.why)
    # What the person did with a question of the bot's is not told: "asked" says no more.
    closed = {PUT: said.put, PASSED: said.passed, OPEN: said.passed}.get(turn.state, said.asked)
    return Message(in_words(closed, turn.text), [blocks.section(closed), blocks.quote(turn.text)])


@feature.message("nobody", when=When.IN_BUDGET, useful_for=NOBODY_HELPS_FOR)
def nobody(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a leader that nobody on the list can be asked any more, and what to do about it."""
    ritual = work.session.get(Ritual, owed.subject)
    if ritual is None or not (ritual.is_active and ritual.options.get("is_told")):
        raise NotNeeded("there are others to ask, or no questions come any more")
    said = Words("autonomy/prompt")
    choose = blocks.button(said.choose_others, "autonomy:questions", style="primary")
    return Message(
        said.nobody, [blocks.section(said.nobody), blocks.actions(choose)], said.nobody_why
    )


def buttons(turn: Turn) -> Block:
    """Return what a leader may do with an open question."""
    said = Words("autonomy/prompt", turn=turn)
    number = str(turn.id)
    return blocks.actions(
        blocks.button(said.i_asked, "autonomy:put", number, style="primary"),
        blocks.button(said.another, "autonomy:another", number),
        blocks.button(said.ask_for_me, "autonomy:ask_for_me", number),
    )

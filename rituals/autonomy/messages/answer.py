"""An answer for those who may read it, and their thanks."""

from rituals.autonomy.answering import show_to_author
from rituals.autonomy.feature import feature
from rituals.autonomy.tables import Answer, Turn
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("answer", when=When.AT_WORK)
def answer(owed: Owed, work: UnitOfWork) -> Message:
    """Bring an answer to somebody whom its author let read it."""
    kept, turn = _found(work, owed.subject)
    if owed.recipient not in kept.readers:
        raise NotNeeded("not for this person")
    if owed.place is None:
        # Its author can take it back no more, once somebody has it.
        show_to_author(work, kept)
    ritual = work.session.get(Ritual, turn.ritual_id)
    said = Words(
        "autonomy/received",
        answer=kept,
        is_asker=turn.leader == owed.recipient,
        leader=turn.leader,
        channel=ritual and ritual.channel,
        others=[each for each in kept.readers if each != owed.recipient],
    )
    if owed.recipient in kept.thanked_by:
        below = blocks.context(said.thanked)
    else:
        below = blocks.actions(blocks.button(said.thank, "autonomy:thank", str(kept.id)))
    return Message(
        in_words(said.lead, turn.text, kept.text, said.others),
        [
            blocks.section(said.lead),
            blocks.quote(turn.text),
            blocks.written(kept.text),
            blocks.context(said.others),
            below,
        ],
        why=said.why,
    )


@feature.message("thanks")
def thanks(owed: Owed, work: UnitOfWork) -> Message:
    """Bring somebody the thanks of a reader of theirs, who is the detail."""
    kept, turn = _found(work, owed.subject)
    said = Words("autonomy/received", answer=kept, reader=owed.detail)
    return Message(
        in_words(said.thanks, turn.text),
        [blocks.section(said.thanks), blocks.quote(turn.text)],
    )


def _found(work: UnitOfWork, number: int) -> tuple[Answer, Turn]:
    kept = work.session.get(Answer, number)
    if kept is None:
        raise NotNeeded("withdrawn")
    return kept, work.session.get_one(Turn, kept.turn_id)

"""To a colleague: somebody asks them to be their advocate, and what became of it."""

from rituals.advocates.asking import WAITS_FOR
from rituals.advocates.parties import guard
from rituals.advocates.tables import (
    ACCEPTED,
    ASKED,
    DECLINED,
    ENDED,
    LEFT,
    UNANSWERED,
    WITHDRAWN,
    Advocacy,
)
from rituals.engine.feature import Owed, When
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# Only whoever is asked may accept, also once there is nothing to accept any more.
@guard.message("asked", "accept", when=When.AT_WORK, useful_for=WAITS_FOR)
def asked(owed: Owed, work: UnitOfWork, advocacy: Advocacy) -> Message:
    """Ask; and afterwards show what became of it."""
    return _request(owed, advocacy, "lead")


@guard.message("reminder", "accept", when=When.IN_BUDGET, useful_for=WAITS_FOR)
def reminder(owed: Owed, work: UnitOfWork, advocacy: Advocacy) -> Message:
    """Remind a colleague who has not answered, once."""
    return _request(owed, advocacy, "reminder")


def request(advocacy: Advocacy, lead: str, value: str) -> list[Block]:
    """Return what somebody asks of a colleague, and the two answers.

    Args:
        advocacy: which.
        lead: the sentence that it begins with.
        value: what the buttons carry; the number comes first.
    """
    said = Words("advocates/asked", advocacy=advocacy)
    return [
        blocks.section(lead),
        *([blocks.quote(advocacy.why)] if advocacy.why else []),
        blocks.context(said.what),
        blocks.actions(
            blocks.button(said.accept, "advocates:advocacy_accept", value, style="primary"),
            blocks.button(said.decline, "advocates:advocacy_decline", value),
        ),
    ]


def _request(owed: Owed, advocacy: Advocacy, name: str) -> Message:
    said = Words("advocates/asked", advocacy=advocacy)
    if advocacy.state == ASKED:
        lead = getattr(said, name)
        shown = request(advocacy, lead, str(advocacy.id))
        return Message(in_words(lead, advocacy.why, said.what), shown, said.why)
    if owed.place and advocacy.state == ACCEPTED:
        see = blocks.actions(blocks.button(said.see, "advocates:show"))
        return Message(said.accepted, [blocks.section(said.accepted), see])
    became = {
        ACCEPTED: said.accepted,
        DECLINED: said.declined,
        WITHDRAWN: said.withdrawn,
        UNANSWERED: said.unanswered,
        ENDED: said.over,
        LEFT: said.left,
    }
    return owed.over(became[advocacy.state])

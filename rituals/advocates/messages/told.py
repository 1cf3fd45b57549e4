"""To the person what came of their request, and to either of the two that it is over."""

from rituals.advocates.advocacy import open_advocacy
from rituals.advocates.parties import guard
from rituals.advocates.tables import ACCEPTED, DECLINED, ENDED, LEFT, UNANSWERED, Advocacy
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@guard.message("told", "see", when=When.AT_WORK)
def told(owed: Owed, work: UnitOfWork, advocacy: Advocacy) -> Message:
    """Tell somebody of the state that is the detail."""
    is_over = owed.detail != advocacy.state
    if is_over and owed.place is None:
        raise NotNeeded("something else became of it meanwhile")
    said = Words("advocates/told", advocacy=advocacy)
    if owed.recipient == advocacy.advocate:
        return paragraph({ENDED: said.ended, LEFT: said.left}[owed.detail])
    became = {
        ACCEPTED: said.was_accepted if is_over else said.accepted,
        DECLINED: said.declined,
        UNANSWERED: said.unanswered,
        ENDED: said.advocate_ended,
        LEFT: said.advocate_left,
    }[owed.detail]
    if advocacy.state == ACCEPTED:
        way = blocks.button(said.see, "advocates:show")
    elif open_advocacy(work, advocacy.person) is None:
        way = blocks.button(said.ask_another, "advocates:begin")
    else:
        return paragraph(became)
    return Message(became, [blocks.section(became), blocks.actions(way)])

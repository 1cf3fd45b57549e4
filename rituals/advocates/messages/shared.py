"""To an advocate: there is something new to read, once a day at most."""

from rituals.advocates import sharing
from rituals.advocates.feature import feature
from rituals.advocates.messages.found import found
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("shared", when=When.AT_WORK)
def shared(owed: Owed, work: UnitOfWork) -> Message:
    """Tell an advocate what came to be shared for the day that is the detail."""
    advocacy = found(owed, work)
    if owed.recipient != advocacy.advocate:
        raise NotNeeded("not the advocate")
    items = sharing.items(work, advocacy)
    count = sum(item.told_on.isoformat() == owed.detail for item in items)
    said = Words("advocates/shared", advocacy=advocacy, count=count)
    if count:
        see = blocks.actions(blocks.button(said.see, "advocates:show", style="primary"))
        return Message(said.lead, [blocks.section(said.lead), see], said.why)
    if owed.place is None:
        raise NotNeeded("taken back meanwhile")
    return paragraph(said.taken_back)

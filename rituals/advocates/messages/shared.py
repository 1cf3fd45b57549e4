"""To an advocate: there is something new to read, once a day at most."""

from rituals.advocates import sharing
from rituals.advocates.parties import guard
from rituals.advocates.tables import ACCEPTED, Advocacy
from rituals.engine.feature import Owed, When
from rituals.words import blocks
from rituals.words.message import Message
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


# Only the advocate could accept.
@guard.message("shared", "accept", when=When.AT_WORK)
def shared(owed: Owed, work: UnitOfWork, advocacy: Advocacy) -> Message:
    """Tell an advocate what came to be shared for the day that is the detail."""
    # Something may come to be shared at the moment in which it ends.
    items = sharing.items(work, advocacy) if advocacy.state == ACCEPTED else []
    count = sum(item.told_on.isoformat() == owed.detail for item in items)
    said = Words("advocates/shared", advocacy=advocacy, count=count)
    if count:
        see = blocks.actions(blocks.button(said.see, "advocates:show", style="primary"))
        return Message(said.lead, [blocks.section(said.lead), see], said.why)
    return owed.over(said.shared_no_more)

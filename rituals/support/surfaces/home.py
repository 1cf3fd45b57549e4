"""A request for support on the Home tab: what waits for the person who asks."""

from rituals.engine.call import Call
from rituals.support import buttons
from rituals.support.feature import feature
from rituals.support.parties import alive_of, leaders_of
from rituals.support.tables import DRAFT
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork

SHOWN = 3


@feature.home(13)
def waiting(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the drafts that were not sent, and the requests that nobody is asked for any more."""
    said = Words("support/list")
    shown: list[Block] = []
    for request in alive_of(work, call.person):
        if request.state == DRAFT:
            lead = said.home_draft
        elif not leaders_of(work, request):
            lead = said.home_nobody
        else:
            continue
        shown += [blocks.section(lead, buttons.opening(request))]
        shown += [blocks.written(cut(request.text, EXCERPT))]
    # A line and its excerpt each.
    return [blocks.header(said.home_title), *shown[: 2 * SHOWN]] if shown else []

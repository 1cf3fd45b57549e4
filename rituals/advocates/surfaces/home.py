"""On the Home tab: who waits for somebody's answer."""

from rituals.advocates.feature import feature
from rituals.advocates.surfaces.page import requests_to
from rituals.engine.call import Call
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.home(39)
def requests(call: Call, work: UnitOfWork) -> list[Block]:
    """Show who asks somebody to be their advocate."""
    shown = requests_to(work, call.person)
    return [blocks.header(Words("advocates/page").asked_of_me), *shown] if shown else []

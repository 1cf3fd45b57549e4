"""The first visit: what Trellis is, in one screen."""

from rituals.engine.call import Call
from rituals.engine.feature import Feature
from rituals.words.blocks import Block, context, divider, header, section
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

feature = Feature("welcome")


@feature.home(0)
def greeting(call: Call, work: UnitOfWork) -> list[Block]:
    """Explain the bot to somebody who opens the Home tab for the first time."""
    said = Words("welcome/home")
    if work.directory.person(call.person).met:
        return []
    shown = [header(said.title), section(said.what), section(said.how), context(said.privacy)]
    return [*shown, divider()]

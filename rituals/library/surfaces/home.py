"""The library on the Home tab."""

from rituals.engine.call import Call
from rituals.library.feature import feature
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.home(60)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the ways into the library."""
    said = Words("library/home")
    search = blocks.button(said.search, "library:search")
    add = blocks.button(said.add, "library:add")
    return [blocks.header(said.title), blocks.section(said.lead), blocks.actions(search, add)]

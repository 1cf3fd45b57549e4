"""What an advocate sees of an area that is shared with them: where it stands now, and no more."""

from rituals.advocates import sharing
from rituals.dial import steps
from rituals.dial.parties import guard
from rituals.dial.tables import Area
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@sharing.shows("area")
def shown(work: UnitOfWork, number: int, advocate: str) -> list[Block]:
    """Return how an area reads for the advocate; nothing where it is not theirs to read."""
    area = work.session.get(Area, number)
    if area is None or not guard.may(work, area, advocate, "see"):
        return []
    said = Words("dial/area", area=area, called=steps.called(area.step), asks=steps.asks(area.step))
    return [blocks.written(area.name), blocks.section(said.for_advocate)]

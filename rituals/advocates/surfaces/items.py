"""What is shared with one advocate, as both of them see it."""

from rituals.advocates import sharing
from rituals.advocates.parties import guard, refuse
from rituals.advocates.tables import ACCEPTED, Advocacy, Shared
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.paging import Page
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# One window in which each page takes the place of the one before.
VIEW = "advocates:ask"
# What the buttons of the window carry beside the number, so that it is shown anew.
PAGE = "page"
ON_A_PAGE = 6


@guard.action("see")
def see(call: Call, work: UnitOfWork, advocacy: Advocacy) -> Outcome:
    """Show all that is shared with one advocate, page by page."""
    if advocacy.state != ACCEPTED:
        raise refuse("not_open")
    said = Words("advocates/items", advocacy=advocacy)
    page = Page.of(sharing.items(work, advocacy), call.named(1), ON_A_PAGE)
    is_own = call.person == advocacy.person
    lines = [blocks.section(said.own if is_own else said.theirs)]
    for item in page.items:
        lines += _item(work, advocacy, item, call.person)
    lines += page.turns(
        "advocates:advocacy_see", said.earlier, said.more, lambda to: f"{advocacy.id}:{to}"
    )
    lines.append(blocks.actions(blocks.button(said.back, "advocates:show")))
    return Outcome(opens=blocks.modal(VIEW, said.title, lines))


def in_room(work: UnitOfWork, advocacy: Advocacy, viewer: str, room: int) -> list[Block]:
    """Return all that is shared with one advocate, behind a button where there is no room for it.

    Args:
        work: the unit of work.
        advocacy: an accepted one.
        viewer: the person, who may take each thing back, or the advocate.
        room: how many blocks may be filled.
    """
    items = sharing.items(work, advocacy)
    shown = [block for item in items for block in _item(work, advocacy, item, viewer)]
    if len(shown) <= room:
        return shown
    said = Words("advocates/items", count=len(items))
    return [blocks.actions(blocks.button(said.all, "advocates:advocacy_see", str(advocacy.id)))]


def _item(work: UnitOfWork, advocacy: Advocacy, item: Shared, viewer: str) -> list[Block]:
    """Return one thing just as the advocate reads it; the person may take it back.

    Of what the advocate may not read for some other reason nothing stands here.
    """
    shown = sharing.shown(work, item, advocacy.advocate)
    if not shown:
        return []
    if viewer == advocacy.person:
        said = Words("advocates/items")
        value = f"{item.record}:{item.number}"
        back = blocks.button(said.take_back, "advocates:take_back", value)
        shown = [*shown, blocks.actions(back)]
    return [blocks.divider(), *shown]

"""`/autonomy dial`: my areas of work, and those in which others want my support."""

from rituals.dial import areas, parties, proposals, steps
from rituals.dial.feature import feature
from rituals.dial.messages.leaderless import line
from rituals.dial.messages.proposal import waiting
from rituals.dial.surfaces.window import window
from rituals.dial.tables import Area, Proposal
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.paging import Page
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Of those in which one leads; of one's own there is room for all.
ON_A_PAGE = 10
MOST_ENDED = 5
ON_HOME = 3
# What a button on this page carries last, so that it is this page that is shown again.
HERE = "page"


@feature.word(
    "dial",
    usage="",
    does="say in each area of your work how much support you want",
    example="/autonomy dial",
    after="/autonomy",
)
@feature.action("show")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show all areas that are somebody's own, and those they are named in."""
    return Outcome(opens=page(work, call.person, number(call.value)))


def page(work: UnitOfWork, person: str, turned_to: int = 0) -> Block:
    """Return the page of all areas.

    Args:
        work: the unit of work.
        person: who looks.
        turned_to: which part of the areas they are named in, the first when 0.
    """
    work.flush()
    said = Words("dial/page")
    mine = parties.own(work, person)
    shown = [blocks.section(said.lead), blocks.context(said.readers)]
    proposed = proposals.waiting_in(work, mine)
    for area in mine:
        shown += _own(area, proposed.get(area.id))
    if len(mine) < areas.MOST_AREAS:
        shown.append(blocks.actions(blocks.button(said.add, "dial:add", style="primary")))
    return window([*shown, *_led(work, person, turned_to), *_ended(work, person)])


def _own(area: Area, made: Proposal | None) -> list[Block]:
    """Return one of one's own areas: its dial, and what it asks of whom."""
    said = Words("dial/page", area=area, asks=steps.asks(area.step), made=made)
    choices = steps.options(f"{area.id}:", f":{HERE}")
    dial = blocks.select("dial:area_move", choices, f"{area.id}:{area.step}:{HERE}")
    more = _more(area)
    about = said.asked if area.leader else said.no_leader
    return [blocks.divider(), blocks.written(area.name, dial), blocks.section(about, more)]


def _more(area: Area) -> Block:
    said = Words("dial/page")
    label = f"{said.open}: {area.name}"
    return blocks.button(said.open, "dial:area_see", str(area.id), label=label)


def _led(work: UnitOfWork, person: str, turned_to: int) -> list[Block]:
    """Return a part of the areas in which somebody is named."""
    led = parties.led(work, person)
    if not led:
        return []
    page = Page.of(led, turned_to, ON_A_PAGE)
    said = Words("dial/page")
    shown = [blocks.divider(), blocks.header(said.led), blocks.context(said.led_readers)]
    for area in page.items:
        called, asks = steps.called(area.step), steps.asks(area.step)
        of_area = Words("dial/page", area=area, called=called, asks=asks)
        shown += [blocks.written(area.name, _more(area)), blocks.context(of_area.asks_you)]
    return shown + page.turns("dial:show", said.back, said.on)


def _ended(work: UnitOfWork, person: str) -> list[Block]:
    """Return the areas that somebody ended last, whose history is still theirs."""
    said = Words("dial/page")
    over = parties.ended(work, person, MOST_ENDED)
    shown = [
        blocks.written(area.name, blocks.button(said.history, "dial:area_history", str(area.id)))
        for area in over
    ]
    return [blocks.divider(), blocks.context(said.ended), *shown] if over else []


@feature.home(38)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show what waits for somebody: a proposal to answer, or an area that lacks a leader."""
    found: list[list[Block]] = []
    said = Words("dial/page")
    mine = parties.own(work, call.person)
    proposed = proposals.waiting_in(work, mine)
    for area in mine:
        if made := proposed.get(area.id):
            found.append(waiting(area, made))
        elif area.leader is None:
            found.append([blocks.context(said.lacks), line(area)])
    if not found:
        return []
    shown = [blocks.header(said.title), *(block for each in found[:ON_HOME] for block in each)]
    all_of_them = blocks.actions(blocks.button(said.all, "dial:show"))
    return [*shown, *([all_of_them] if len(found) > ON_HOME else [])]

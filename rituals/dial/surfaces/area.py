"""One area: how it reads for each who may see it."""

from sqlalchemy import select

from rituals.advocates import sharing
from rituals.advocates.advocacy import advocate_of
from rituals.dial import proposals, steps
from rituals.dial.messages.proposal import waiting
from rituals.dial.parties import guard
from rituals.dial.shared import shown
from rituals.dial.steps import LOWEST, TOP
from rituals.dial.surfaces.window import window
from rituals.dial.tables import Area, Move
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# What a button on this page carries last, so that it is this page that is shown again.
HERE = "area"
MOST_MOVES = 80


@guard.action("see")
def see(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Show one area to the person, the leader, or the advocate it is shared with."""
    return Outcome(opens=page(work, area, call.person))


def page(work: UnitOfWork, area: Area, person: str) -> Block:
    """Return the page of one area, with all that somebody who may see it may do there."""
    work.flush()
    if person == area.person:
        found = _for_person(work, area) if area.is_open else _over(area)
    elif person == area.leader:
        found = _for_leader(work, area)
    else:
        found = shown(work, area.id, person)
    back = blocks.button(Words("dial/area").back, "dial:show")
    return window([*found, blocks.actions(back)])


def kept(work: UnitOfWork, area: Area, person: str) -> Block:
    """Return how an area reads after a form was filled in, by the person or the leader."""
    work.flush()
    return window(_about(area, _said(work, area), is_own=person == area.person))


@guard.action("history")
def history(call: Call, work: UnitOfWork, area: Area) -> Outcome:
    """Show the person how their dial moved, the latest first."""
    moves = select(Move).where(Move.area_id == area.id).order_by(Move.id.desc())
    said = Words("dial/area")
    lines = [
        blocks.section(_line(area, move)) for move in work.session.scalars(moves.limit(MOST_MOVES))
    ]
    top = [blocks.header(area.name), blocks.context(said.history_readers)]
    return Outcome(opens=blocks.modal("dial:history", said.history_title, [*top, *lines]))


def _line(area: Area, move: Move) -> str:
    before = steps.called(move.before) if move.before else ""
    said = Words("dial/area", move=move, before=before, after=steps.called(move.after))
    return said.moved if move.before else said.began


def _said(work: UnitOfWork, area: Area) -> Words:
    """Return the sentences about an area as it stands."""
    reader = sharing.reader(work, area.person, "area", area.id)
    made = proposals.waiting(work, area)
    last = made or proposals.resting(work, area)
    return Words(
        "dial/area",
        area=area,
        called=steps.called(area.step),
        asks=steps.asks(area.step),
        often=steps.often(area.step),
        reader=reader,
        readers=[each for each in (area.leader, reader) if each],
        advocate=advocate_of(work, area.person),
        is_waiting=made is not None,
        proposed=steps.called(last.step) if last else "",
    )


def _about(area: Area, said: Words, *, is_own: bool) -> list[Block]:
    """Return where an area stands, what was proposed by the leader who looks, and who reads it."""
    if is_own:
        stands = said.stands if area.leader else said.stands_alone
        lines = [stands]
    else:
        lines = [said.asks_you, said.proposal]
    readers = said.readers if is_own else said.led_readers
    shown = [blocks.section(each) for each in lines if each]
    return [blocks.header(area.name), *shown, blocks.context(readers)]


def _for_person(work: UnitOfWork, area: Area) -> list[Block]:
    said = _said(work, area)
    made = proposals.waiting(work, area)
    return [
        *_about(area, said, is_own=True),
        *(waiting(area, made, here=HERE) if made else []),
        *_moves(area),
        blocks.actions(*_ways(work, area, said)),
    ]


def _moves(area: Area) -> list[Block]:
    """Return the ways to move the dial by one step, and straight to any."""
    said = Words("dial/area")
    found = []
    for number, label in ((area.step + 1, said.on_my_own), (area.step - 1, said.more_support)):
        if LOWEST <= number <= TOP:
            go = blocks.button(label, "dial:area_move", f"{area.id}:{number}:{HERE}")
            found.append(blocks.section(Words("dial/area", to=steps.called(number)).one_step, go))
    choices = steps.options(f"{area.id}:", f":{HERE}", tells=True)
    dial = blocks.select("dial:area_move", choices, f"{area.id}:{area.step}:{HERE}")
    return [*found, blocks.section(said.straight, dial)]


def _ways(work: UnitOfWork, area: Area, said: Words) -> list[Block]:
    number = str(area.id)
    sure = blocks.confirm(said.end_title, said.end_text, said.end, said.end_no)
    return [
        blocks.button(said.edit, "dial:area_edit", number),
        *sharing.button(work, area.person, "area", area.id, "dial:area_share"),
        blocks.button(said.history, "dial:area_history", number),
        blocks.button(said.end, "dial:area_end", number, confirm=sure),
    ]


def _for_leader(work: UnitOfWork, area: Area) -> list[Block]:
    said, number = _said(work, area), str(area.id)
    sure = blocks.confirm(said.back_title, said.back_text, said.step_back, said.back_no)
    ways = [blocks.button(said.step_back, "dial:area_step_back", number, confirm=sure)]
    if proposals.waiting(work, area):
        ways.insert(0, blocks.button(said.take_back, "dial:area_take_back", number))
    elif not proposals.resting(work, area):
        ways.insert(0, blocks.button(said.propose, "dial:area_propose", number))
    return [*_about(area, said, is_own=False), blocks.actions(*ways)]


def _over(area: Area) -> list[Block]:
    said = Words("dial/area")
    more = blocks.button(said.history, "dial:area_history", str(area.id))
    return [blocks.written(area.name, more), blocks.section(said.over)]

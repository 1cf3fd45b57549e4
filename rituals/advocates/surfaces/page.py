"""The page: who stands up for me, for whom I do, and what is shared, thing by thing."""

from rituals.advocates import advocacy
from rituals.advocates.messages.asked import request
from rituals.advocates.surfaces.items import PAGE, VIEW, in_room
from rituals.advocates.tables import ACCEPTED, ASKED, Advocacy
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# So many requests stand here; each has a message of its own as well.
REQUESTS = 5
# What is shared may take so many of a modal's hundred blocks; the rest of the page has the others.
ROOM = 50


def page(work: UnitOfWork, person: str, notice: str = "") -> Block:
    """Return the page of one person.

    Args:
        work: the unit of work.
        person: who looks.
        notice: what is said above all else.
    """
    said = Words("advocates/page")
    own = advocacy.open_advocacy(work, person)
    theirs = advocacy.of_advocate(work, person, ACCEPTED)
    lines = [blocks.section(notice)] if notice else []
    lines += [blocks.header(said.mine), *_mine(own)]
    room = ROOM
    if own and own.state == ACCEPTED:
        items = in_room(work, own, person, room)
        room -= len(items)
        lines += [*items, _end_button(own, said.end, said.end_sure)]
    lines += _requests(work, person)
    lines += [blocks.header(said.theirs)] if theirs else []
    for each in theirs:
        items = in_room(work, each, person, room)
        room -= len(items)
        lines += [blocks.section(_lead(each, bool(items))), *items]
        lines.append(_end_button(each, said.stop, said.stop_sure))
    return blocks.modal(VIEW, said.title, lines)


def requests_to(work: UnitOfWork, person: str, detail: str = "") -> list[Block]:
    """Return who asks somebody to be their advocate, with the two answers.

    Args:
        work: the unit of work.
        person: who is asked.
        detail: what the buttons carry besides the number.
    """
    shown: list[Block] = []
    for each in advocacy.of_advocate(work, person, ASKED)[:REQUESTS]:
        lead = Words("advocates/asked", advocacy=each).lead
        shown += request(each, lead, f"{each.id}:{detail}")
    return shown


def _requests(work: UnitOfWork, person: str) -> list[Block]:
    shown = requests_to(work, person, PAGE)
    return [blocks.header(Words("advocates/page").asked_of_me), *shown] if shown else []


def _mine(own: Advocacy | None) -> list[Block]:
    said = Words("advocates/page", advocacy=own)
    if own is None:
        ask = blocks.button(said.ask, "advocates:begin", style="primary")
        return [blocks.section(said.nobody), blocks.actions(ask)]
    if own.state == ACCEPTED:
        return [blocks.section(said.accepted)]
    return [
        blocks.section(said.asked),
        *([blocks.quote(own.why)] if own.why else []),
        blocks.context(said.asked_what_next),
        blocks.actions(blocks.button(said.withdraw, "advocates:advocacy_end", str(own.id))),
    ]


def _lead(theirs: Advocacy, has_items: bool) -> Mrkdwn:
    said = Words("advocates/page", advocacy=theirs)
    return said.they_share if has_items else said.they_share_nothing


def _end_button(ended: Advocacy, label: str, text: str) -> Block:
    said = Words("advocates/page")
    sure = blocks.confirm(said.sure, text, said.sure_yes, said.sure_no)
    return blocks.actions(
        blocks.button(label, "advocates:advocacy_end", str(ended.id), confirm=sure)
    )

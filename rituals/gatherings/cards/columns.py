"""The revealed cards by column, in the thread of the living card."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Ritual
from rituals.gatherings.cards import grouping, stacks
from rituals.gatherings.cards.stacks import Card, Stack
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import begins_with, gathering_of
from rituals.gatherings.lifecycle.living_card import found, thread
from rituals.gatherings.lifecycle.sessions import COLUMN
from rituals.gatherings.phases import ARRANGE, CANCELLED
from rituals.gatherings.tables import Session
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.limits import MESSAGE_TEXT
from rituals.words.message import Message, heard_from, in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

# A page is heard whole by those who have it read to them: its words fit into the message's text.
PAGE_TEXT = MESSAGE_TEXT - 600
PAGE_BLOCKS = 45
# The card comes before what stands in its thread.
AFTER_THE_CARD = timedelta(minutes=1)
# More pages than these would bury the thread; the rest is behind the button.
MOST_PAGES = 3
# As many cards of a group as stand in one block, so that a large group goes over pages.
IN_ONE = 6


@dataclass(frozen=True, slots=True)
class Part:
    """As many cards of a stack as stand in one block; its title stands over the first of them."""

    cards: tuple[Card, ...]
    is_group: bool
    title: str = ""


@begins_with(ARRANGE)
def reveal(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Propose groups, and show the channel all cards by column."""
    post(ritual, session, grouping.propose(work, session), work)


def post(ritual: Ritual, session: Session, stood: Sequence[Stack], work: UnitOfWork) -> None:
    """Show the channel cards by column, in pages that are written anew as more are left.

    Args:
        ritual: whose session it is.
        session: which.
        stood: its cards, as they are put together.
        work: the unit of work.
    """
    for column in gathering_of(ritual).columns(session.options):
        count = min(len(_pages(of_column(stood, column.name))), MOST_PAGES)
        for page in range(count):
            detail = f"{column.name}:{page}:{count}"
            work.outbox.send(COLUMN, session.id, to=session.channel, detail=detail)


def open_pages(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Owe the channel a page of each column, written anew with each entry that is left."""
    for each in gathering_of(ritual).columns(session.options):
        work.outbox.send(
            COLUMN,
            session.id,
            to=session.channel,
            detail=f"{each.name}:0:1",
            not_before=work.now + AFTER_THE_CARD,
        )


@feature.message("column")
def column(owed: Owed, work: UnitOfWork) -> Message:
    """Say a page of the cards of one column; the last page says how many more there are."""
    session, ritual, _ = found(work, owed)
    if session.phase == CANCELLED:
        raise NotNeeded("the session was called off")
    name, page, of = owed.detail.split(":")
    stood = of_column(stacks.of(work, session), name)
    pages = _pages(stood)
    parts = pages[int(page)] if int(page) < len(pages) else []
    is_last = int(page) == int(of) - 1
    further = pages[int(of) :] if is_last else []
    said = Words(
        "gatherings/columns",
        title=title_of(ritual, session, name),
        page=int(page),
        is_empty=not parts,
        is_moved=any(ARRANGE in each.allows for each in gathering_of(ritual).phases),
        ritual=ritual,
        cards=sum(len(each.cards) for each in stood),
        rest=sum(len(part.cards) for some in further for part in some),
    )
    shown = [blocks.section(said.lead), *map(block_of, parts)]
    if further:
        see = blocks.button(said.see, "gatherings:cards", str(session.id))
        shown += [blocks.section(said.more), blocks.actions(see)]
    text = in_words(said.lead, *map(_aloud, parts), *([said.more] if further else []))
    return Message(text, shown, thread=thread(work, session))


def title_of(ritual: Ritual, session: Session, name: str) -> str:
    """Return a column's title; its name where the kind does not know it any more."""
    columns = gathering_of(ritual).columns(session.options)
    return next((each.title for each in columns if each.name == name), name)


def of_column(stood: Sequence[Stack], name: str) -> list[Stack]:
    """Return what stands under one heading."""
    return [each for each in stood if each.column == name]


def parts_of(stack: Stack, most: int = IN_ONE) -> list[Part]:
    """Return a stack in parts, each of which fits into a block."""
    starts = range(0, len(stack.cards), most)
    several = [stack.cards[start : start + most] for start in starts]
    title = stack.title if stack.is_group else ""
    return [
        Part(cards, stack.is_group, "" if place else title) for place, cards in enumerate(several)
    ]


def block_of(part: Part) -> Block:
    """Return a part as people read it, each card with its author where that is known."""
    lines = [blocks.said_by(each.author, each.text) for each in part.cards]
    if not part.is_group:
        return lines[0]
    cards = [line["elements"][0] for line in lines]
    shown: list[Block] = [{"type": "rich_text_list", "style": "bullet", "elements": cards}]
    if part.title:
        title = {"type": "text", "text": part.title, "style": {"bold": True}}
        shown.insert(0, {"type": "rich_text_section", "elements": [title]})
    return {"type": "rich_text", "elements": shown}


def paged(items: Iterable[T], size: Callable[[T], int], most: int, most_text: int) -> list[list[T]]:
    """Return items in pages, in their order; none is left out.

    Args:
        items: in their order.
        size: how many characters one has.
        most: how many stand on a page.
        most_text: how many characters.
    """
    pages: list[list[T]] = []
    room = 0
    for each in items:
        if not pages or len(pages[-1]) == most or size(each) > room:
            pages.append([])
            room = most_text
        pages[-1].append(each)
        room -= size(each)
    return pages


def _pages(stood: Sequence[Stack]) -> list[list[Part]]:
    parts = [part for each in stood for part in parts_of(each)]
    return paged(parts, lambda part: len(_aloud(part)) + 1, PAGE_BLOCKS, PAGE_TEXT)


def _aloud(part: Part) -> Mrkdwn:
    """Return a part in words, for those who hear it read or see it notified."""
    return in_words(part.title, *(heard_from(each.author, each.text) for each in part.cards))

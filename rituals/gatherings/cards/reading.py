"""The revealed cards: read by everybody in the channel, put together by the facilitator.

One modal, written anew in its place. Whoever facilitates ticks in the list itself what belongs
together; what stands on another page comes to what is ticked by a word that it holds.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.gatherings import parties
from rituals.gatherings.cards import grouping, stacks
from rituals.gatherings.cards.columns import block_of, of_column, paged, parts_of
from rituals.gatherings.cards.stacks import Stack
from rituals.gatherings.cards.ticks import (
    find_field,
    group_form,
    ticked_in,
    ticks,
    to_arrange,
    typed_in,
)
from rituals.gatherings.feature import feature
from rituals.gatherings.parties import Sitting, refuse
from rituals.gatherings.phases import ARRANGE, CANCELLED
from rituals.gatherings.tables import MOST_NUMBER
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# What stands around the cards of a page takes the rest of what a view may hold.
PAGE_BLOCKS, PAGE_TEXT = 80, 12_000
READ = "read"


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the list, and under which heading it stands."""

    heading: str
    block: Block


@feature.action("cards")
@feature.action("cards_back")
@feature.action("cards_on")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show a page of the cards, to be put together by whoever facilitates."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    _must_be_revealed(sitting)
    sitting.gathering.may_read(work, sitting.session, call.person)
    stood = stacks.of(work, sitting.session)
    reads = call.detail.endswith(f":{READ}")
    return Outcome(opens=_list(sitting, stood, call.named(1), reads=reads))


@feature.action("group")
def open_group(call: Call, work: UnitOfWork) -> Outcome:
    """Show one group, to be renamed or split."""
    sitting = parties.sitting_of(work, call.subject, call.person)
    card = call.named(2, MOST_NUMBER)
    group = grouping.group_of(grouping.to_arrange(work, sitting), card)
    return Outcome(opens=group_form(sitting.session, call.named(1), group))


@feature.action("apart")
def take_apart(call: Call, work: UnitOfWork) -> Outcome:
    """Have all cards of a group stand alone again."""
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    after = grouping.take_apart(work, sitting, call.named(2, MOST_NUMBER))
    return Outcome(opens=_list(sitting, after, call.named(1)))


@feature.view("cards")
def arrange(call: Call, work: UnitOfWork) -> Outcome:
    """Put together what was ticked, look for a word, or keep a group as it was changed."""
    page, card = call.named(1), call.named(2, MOST_NUMBER)
    sitting = parties.sitting_of(work, call.subject, call.person, alone=True)
    ticked, word = ticked_in(call.form), typed_in(call.form, "find")
    if word:
        stood = grouping.to_arrange(work, sitting)
        return Outcome(opens=_found(sitting, stood, page, word, ticked))
    if card:
        title = typed_in(call.form, "title")
        after = grouping.change(work, sitting, card, title, ticked)
    else:
        after = grouping.merge(work, sitting, ticked)
    return Outcome(opens=_list(sitting, after, page))


def _must_be_revealed(sitting: Sitting) -> None:
    """Refuse to show cards that are still everybody's own, or never were revealed."""
    if sitting.session.phase == CANCELLED:
        raise refuse("called_off", ritual=sitting.ritual)
    if sitting.phase.is_hidden:
        runs = sitting.facilitator
        live = sitting.session.is_live
        raise refuse("hidden", ritual=sitting.ritual, facilitator=runs, is_live=live)


def _list(sitting: Sitting, stood: Sequence[Stack], page: int, *, reads: bool = False) -> Block:
    """Return a page of the cards by column, groups first."""
    is_arranged = ARRANGE in sitting.phase.allows
    may_arrange = is_arranged and sitting.is_facilitator
    arranges = may_arrange and not reads
    lines = [
        Line(column.title, block)
        for column in sitting.gathering.columns(sitting.session.options)
        for block in _shown(sitting, of_column(stood, column.name), page, arranges=arranges)
    ]
    pages = paged(lines, lambda line: limits.length(line.block), PAGE_BLOCKS, PAGE_TEXT)
    page = max(min(page, len(pages) - 1), 0)
    said = Words(
        "gatherings/cards",
        ritual=sitting.ritual,
        cards=sum(len(each.cards) for each in stood),
        groups=sum(each.is_group for each in stood),
        arranges=arranges,
        is_arranged=is_arranged,
        facilitator=sitting.facilitator,
        page=page,
        pages=len(pages),
    )
    turning = _turning(sitting, said, pages, page, mode=READ if may_arrange and reads else "")
    shown = [
        blocks.section(said.lead),
        *(_to_other_mode(sitting, said, arranges=arranges) if may_arrange else []),
        *turning,
        *([find_field()] if arranges and turning else []),
        *_under_headings(pages[page] if pages else []),
        *turning[1:],
    ]
    return _modal(sitting, said, shown, page, arranges=arranges and bool(pages))


def _to_other_mode(sitting: Sitting, said: Words, *, arranges: bool) -> list[Block]:
    """Return the way from the list that is ticked to the one that is read, and back."""
    label, rest = (said.read, f":0:{READ}") if arranges else (said.arrange, "")
    way = blocks.button(label, "gatherings:cards", f"{sitting.session.id}{rest}")
    return [blocks.actions(way)]


def _under_headings(lines: Sequence[Line]) -> list[Block]:
    shown = []
    for heading, some in groupby(lines, key=lambda line: line.heading):
        shown += [blocks.header(heading), *(line.block for line in some)]
    return shown


def _shown(sitting: Sitting, some: Sequence[Stack], page: int, *, arranges: bool) -> list[Block]:
    if arranges:
        return to_arrange(sitting.session, page, some)
    return [block_of(part) for each in some for part in parts_of(each)]


def _turning(
    sitting: Sitting, said: Words, pages: Sequence[Sequence[Line]], page: int, mode: str
) -> list[Block]:
    """Return the ways to other pages: to any of them by its columns, and to the next one."""
    if len(pages) < 2:
        return []
    named = [f"{sitting.session.id}:{place}:{mode}" for place in range(len(pages))]
    headings = [", ".join(dict.fromkeys(line.heading for line in some)) for some in pages]
    options = [
        blocks.option(f"{place}. {heading}", name)
        for place, (heading, name) in enumerate(zip(headings, named, strict=True), start=1)
    ]
    first = page // limits.OPTIONS * limits.OPTIONS
    near = options[first : first + limits.OPTIONS]
    turns = []
    if page > 0:
        turns.append(blocks.button(said.back, "gatherings:cards_back", named[page - 1]))
    if page + 1 < len(pages):
        turns.append(blocks.button(said.on, "gatherings:cards_on", named[page + 1]))
    choice = blocks.select("gatherings:cards", near, named[page])
    return [blocks.section(said.pages, choice), blocks.actions(*turns)]


def _found(
    sitting: Sitting, stood: Sequence[Stack], page: int, word: str, ticked: Collection[int]
) -> Block:
    """Return what holds a word, below what was ticked already and stays so."""
    kept = [each for each in stood if each.holds(ticked)]
    found = [each for each in stood if not each.holds(ticked) and _mentions(each, word)]
    said = Words("gatherings/cards", ritual=sitting.ritual, word=word, found=len(found))
    lines = [*ticks(said.ticked, kept, ticked), *ticks(said.all_found, found)]
    first = next(iter(paged(lines, limits.length, PAGE_BLOCKS, PAGE_TEXT)), [])
    shown = [
        blocks.section(said.found_some if found else said.found_none),
        *([blocks.context(said.found_more)] if len(first) < len(lines) else []),
        blocks.actions(blocks.button(said.all, "gatherings:cards", f"{sitting.session.id}:{page}")),
        find_field(),
        *first,
    ]
    return _modal(sitting, said, shown, page, arranges=True)


def _mentions(stack: Stack, word: str) -> bool:
    texts = [stack.title, *(each.text for each in stack.cards)]
    return any(word.casefold() in text.casefold() for text in texts)


def _modal(
    sitting: Sitting, said: Words, shown: list[Block], page: int, *, arranges: bool
) -> Block:
    return blocks.modal(
        "gatherings:cards",
        said.title,
        shown,
        submit=said.submit if arranges else None,
        close=said.close,
        private=f"{sitting.session.id}:{page}",
    )

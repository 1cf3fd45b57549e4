"""`/library search`: the form, and what was found, page by page."""

import re

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.library.feature import feature
from rituals.library.finding import Found, entries, find
from rituals.library.tables import KINDS, LibraryEntry
from rituals.library.wanted import Wanted
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn, channel, escape, person
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

ON_A_PAGE = 10
WORDS_LENGTH, BOOK_LENGTH, TOPIC_LENGTH = 250, 150, 60
_ITEM = re.compile(r"(?:^|\n)\s*[•◦*-] ")


@feature.when_alone
@feature.action("search")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with what was looked for before."""
    return Outcome(opens=_form(Wanted.typed(call.value)))


@feature.word(
    "search",
    usage='[words] [kind:book] [topic:…] [book:"…"] [@person] [since:2026-01] [until:…]',
    does='find what has all the words; `"in a row"` and `begin*` work too',
    example="/library search kind:book topic:testing legacy code",
)
def search(call: Call, work: UnitOfWork) -> Outcome:
    """Show what was found for what was typed; the form where nothing was."""
    if not call.text:
        return open_form(call, work)
    return Outcome(opens=page(call, work, Wanted.typed(call.text)))


@feature.view("search")
def look(call: Call, work: UnitOfWork) -> Outcome:
    """Show what was found for what was filled in."""
    form = call.form
    wanted = Wanted(
        words=form.text("words")[:WORDS_LENGTH],
        kind=form.text("kind") if form.text("kind") in KINDS else "",
        topic=form.text("topic")[:TOPIC_LENGTH],
        book=form.text("book")[:BOOK_LENGTH],
        person=form.text("person"),
        since=form.day("since"),
        until=form.day("until"),
    )
    return Outcome(opens=page(call, work, Wanted.typed(wanted.line)))


@feature.action("page")
def turn(call: Call, work: UnitOfWork) -> Outcome:
    """Show another page of what was found."""
    return Outcome(opens=page(call, work, Wanted.typed(call.detail), call.subject))


def page(call: Call, work: UnitOfWork, wanted: Wanted, number: int = 0) -> Block:
    """Return a page of what somebody may read of what they look for, the first one is 0."""
    found = find(work, call.person, wanted)
    last = max(0, len(found.numbers) - 1) // ON_A_PAGE
    number = min(number, last)
    first = number * ON_A_PAGE
    shown = [_lead(wanted, found)]
    for entry in entries(work, found.numbers[first : first + ON_A_PAGE]):
        shown += _line(entry)
    typed = wanted.line
    said = Words("library/results", page=number + 1, pages=last + 1)
    turns = [(number - 1, said.back)] if number else []
    turns += [(number + 1, said.on)] if number < last else []
    # An action's id may stand only once in its block.
    for to, label in turns:
        shown.append(blocks.actions(blocks.button(label, "library:page", f"{to}:{typed}")))
    shown += [blocks.context(said.pages)] if last else []
    save = [
        blocks.button(said.markdown, "library:markdown", typed),
        blocks.button(said.csv, "library:csv", typed),
    ]
    again = blocks.button(said.again, "library:search", typed)
    add = blocks.button(said.add, "library:add")
    shown += [blocks.divider(), blocks.actions(again, add, *(save if found.numbers else []))]
    return blocks.modal("library:search", said.title, shown)


def _lead(wanted: Wanted, found: Found) -> Block:
    count = len(found.numbers)
    looked_for = escape(wanted.line).replace(escape(f"<@{wanted.person}>"), person(wanted.person))
    where = escape(f"<#{wanted.channel}>")
    looked_for = looked_for.replace(where, channel(wanted.channel))
    said = Words(
        "library/results",
        wanted=wanted,
        looked_for=Mrkdwn(looked_for),
        count=count,
        is_more=found.is_more,
    )
    if count:
        return blocks.section(said.lead)
    return blocks.section(said.no_words if wanted.is_about_nothing else said.nothing)


def _line(entry: LibraryEntry) -> list[Block]:
    kind = getattr(Words("library/kinds"), entry.kind)
    said = Words("library/results", entry=entry, kind=kind, begins=_beginning(entry.summary))
    open_it = blocks.button(said.open, "library:open", str(entry.id), label=said.open_label)
    return [blocks.section(said.line, open_it), blocks.context(said.facts)]


def _beginning(summary: str) -> str:
    """Return the first paragraph in a line, of a list its items after one another."""
    first = summary.strip().partition("\n\n")[0]
    return _ITEM.sub(" · ", first).replace(": · ", ": ").removeprefix(" · ")


def _form(wanted: Wanted) -> Block:
    said = Words("library/search")
    kinds = Words("library/kinds")
    options = [blocks.option(said.any_kind, "any")]
    options += [blocks.option(getattr(kinds, each), each) for each in KINDS]
    chosen = wanted.kind or "any"
    texts = (
        ("words", said.words, wanted.words, WORDS_LENGTH, said.words_hint),
        ("topic", said.topic, wanted.topic, TOPIC_LENGTH, ""),
        ("book", said.book, wanted.book, BOOK_LENGTH, ""),
    )
    boxes = [
        blocks.field_of(
            name, label, blocks.text_input(name, value, most=most), hint=hint, optional=True
        )
        for name, label, value, most, hint in texts
    ]
    sharer = blocks.user("person", wanted.person or None)
    since, until = (
        blocks.day_picker(name, day)
        for name, day in (("since", wanted.since), ("until", wanted.until))
    )
    fields = [
        blocks.context(said.readers),
        boxes[0],
        blocks.field_of("kind", said.kind, blocks.select("kind", options, chosen)),
        *boxes[1:],
        blocks.field_of("person", said.person, sharer, optional=True),
        blocks.field_of("since", said.since, since, optional=True),
        blocks.field_of("until", said.until, until, optional=True),
        blocks.actions(blocks.button(said.add, "library:add")),
    ]
    return blocks.modal("library:search", said.title, fields, submit=said.submit)

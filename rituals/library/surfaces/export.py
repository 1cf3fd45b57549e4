"""`/library export`: what somebody may read, as a file of their own."""

from collections.abc import Callable, Sequence

from rituals.engine.call import Call
from rituals.engine.outcome import File, Outcome
from rituals.library.feature import feature
from rituals.library.files import as_csv, as_markdown
from rituals.library.finding import entries, find
from rituals.library.tables import LibraryEntry
from rituals.library.wanted import Wanted
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Nothing else is written on SQLite while a file is made: this takes less than a second.
MOST = 2_000
Made = Callable[[UnitOfWork, Sequence[LibraryEntry], str], File]


@feature.word(
    "export",
    usage="[csv] [what you look for]",
    does="all of it that you may read, or what you look for, as a file: Markdown, or CSV",
    example="/library export csv kind:book",
)
def export(call: Call, work: UnitOfWork) -> Outcome:
    """Hand over a file of what was typed."""
    first, _, rest = call.text.partition(" ")
    if first.lower() == "csv":
        return _file(call, work, rest, as_csv)
    return _file(call, work, call.text, as_markdown)


@feature.action("markdown")
def save_markdown(call: Call, work: UnitOfWork) -> Outcome:
    """Hand over what was found, to be read."""
    return _file(call, work, call.value, as_markdown)


@feature.action("csv")
def save_csv(call: Call, work: UnitOfWork) -> Outcome:
    """Hand over what was found, for a spreadsheet."""
    return _file(call, work, call.value, as_csv)


def _file(call: Call, work: UnitOfWork, line: str, made: Made) -> Outcome:
    found = find(work, call.person, Wanted.typed(line), MOST)
    said = Words("library/files", count=len(found.numbers), is_more=found.is_more)
    if not found.numbers:
        return Outcome(says=paragraph(said.nothing))
    file = made(work, entries(work, found.numbers), call.person)
    return Outcome(says=paragraph(said.says), file=file)

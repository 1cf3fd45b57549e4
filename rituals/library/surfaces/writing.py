"""`/library add`: an entry written here, or written anew by who filed it."""

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.library import filing
from rituals.library.feature import feature
from rituals.library.filing import Filing
from rituals.library.readers import entry_of
from rituals.library.surfaces.entry import is_private, page
from rituals.library.tables import BOOK, KINDS
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import in_plain, is_web, tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

LENGTHS = {"title": 150, "summary": filing.LONGEST_SUMMARY, "link": 2000, "book": 150, "topic": 60}


@feature.word(
    "add",
    usage="[title]",
    does="write a note on a book, a harvest, a link or anything else worth finding again",
    example="/library add Working effectively with legacy code",
)
@feature.action("add")
def open_empty(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, with the title that was typed."""
    title = tidy(in_plain(call.text))[: LENGTHS["title"]]
    return Outcome(opens=_form({"kind": BOOK, "title": title}, Words("library/writing").readers))


@feature.action("edit")
def open_filled(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form with what the entry says."""
    entry = entry_of(work, call.subject, call.person)
    is_made = entry.came_from is not None and not filing.is_of_message(entry)
    said = Words(
        "library/writing", entry=entry, is_private=is_private(work, entry), is_made=is_made
    )
    values = {name: getattr(entry, name) for name in ("kind", *LENGTHS)}
    return Outcome(opens=_form(values, said.readers_of, str(entry.id)))


@feature.view("entry")
def keep(call: Call, work: UnitOfWork) -> Outcome:
    """Keep an entry, new or written anew, and show it."""
    values = {name: call.form.text(name) for name in ("kind", *LENGTHS)}
    if errors := _errors(values):
        return Outcome(errors=errors)
    if call.value:
        entry = entry_of(work, call.subject, call.person)
        filing.change(work, entry, values)
    else:
        entry = filing.file(work, Filing(came_from=None, people=(call.person,), **values))
    return Outcome(opens=page(work, entry, call.person))


def _errors(values: dict[str, str]) -> dict[str, str]:
    errors: dict[str, str] = {
        name: Words("library/writing", most=most).too_long
        for name, most in LENGTHS.items()
        if len(values[name]) > most
    }
    said = Words("library/writing")
    if not values["title"]:
        errors["title"] = said.no_title
    if values["kind"] not in KINDS:
        errors["kind"] = said.no_kind
    if values["link"] and not is_web(values["link"]):
        errors["link"] = said.no_link
    return errors


def _form(values: dict[str, str], readers: str, private: str = "") -> Block:
    said = Words("library/writing")
    kinds = [blocks.option(getattr(Words("library/kinds"), each), each) for each in KINDS]
    labels = {
        "title": (said.title_box, ""),
        "summary": (said.summary, said.summary_hint),
        "link": (said.link, said.link_hint),
        "book": (said.book, said.book_hint),
        "topic": (said.topic, said.topic_hint),
    }
    fields = [
        blocks.context(readers),
        blocks.field_of("kind", said.kind, blocks.select("kind", kinds, values["kind"])),
    ]
    for name, most in LENGTHS.items():
        label, hint = labels[name]
        box = blocks.text_input(name, values.get(name, ""), lines=name == "summary", most=most)
        fields.append(blocks.field_of(name, label, box, hint=hint, optional=name != "title"))
    return blocks.modal("library:entry", said.title, fields, submit=said.submit, private=private)

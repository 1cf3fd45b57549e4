"""One entry: what it says, whom to ask, how many it helped."""

from rituals.cadence.wall_clock import zone
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.library import filing, useful
from rituals.library.feature import feature
from rituals.library.readers import entry_for, entry_of
from rituals.library.tables import LibraryEntry
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import address, link
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# Reasons of more people than this are read by nobody.
MOST_REASONS = 10


@feature.action("open")
def open_entry(call: Call, work: UnitOfWork) -> Outcome:
    """Show an entry."""
    return Outcome(opens=page(work, entry_for(work, call.subject, call.person), call.person))


@feature.action("helped")
def note_helped(call: Call, work: UnitOfWork) -> Outcome:
    """Note that it helped somebody, or that it did not after all."""
    entry = entry_for(work, call.subject, call.person)
    note = useful.unmark if call.detail == "no" else useful.mark
    note(work, entry, call.person)
    return Outcome(opens=page(work, entry, call.person))


@feature.action("withdraw")
def withdraw(call: Call, work: UnitOfWork) -> Outcome:
    """Take one's own share of an entry back, and with the last one the entry."""
    entry = entry_of(work, call.subject, call.person)
    others = [e.person for e in filing.shares_of(work, entry) if e.person != call.person]
    # What others may file again from the same message is nobody's before they do.
    if others or filing.is_of_message(entry):
        filing.unshare(work, entry, call.person)
    else:
        filing.withdraw(work, entry)
    said = Words("library/entry", others=others)
    done = [blocks.section(said.not_mine if others else said.gone)]
    return Outcome(opens=blocks.modal("library:entry", said.title, done))


def page(work: UnitOfWork, entry: LibraryEntry, person: str) -> Block:
    """Return one entry as a modal."""
    shares = filing.shares_of(work, entry)
    said = Words(
        "library/entry",
        entry=entry,
        kind=getattr(Words("library/kinds"), entry.kind),
        people=[each.person for each in shares],
        is_private=is_private(work, entry),
        filed=entry.filed_at.astimezone(zone(work.directory.zone(person) or "UTC")),
        link=address(entry.link),
        address=link(entry.address, Words("library/entry").in_slack) if entry.address else "",
        others=[each.person for each in shares if each.person != person],
    )
    reasons = [each for each in shares if each.why][:MOST_REASONS]
    shown = [blocks.header(entry.title), blocks.context(said.facts)]
    shown += [blocks.written(entry.summary)] if entry.summary else []
    shown += [blocks.section(said.links)] if said.links else []
    shown += [blocks.section(said.ask)] if shares else []
    shown += [blocks.said_by(each.person, each.why) for each in reasons]
    shown += [blocks.context(said.helped)] if entry.useful else []
    buttons = [_helped(work, entry, person, said)]
    if entry.filed_by == person:
        sure = blocks.confirm(said.withdraw, said.sure, said.yes, said.no)
        number = str(entry.id)
        buttons.append(blocks.button(said.edit, "library:edit", number))
        buttons.append(blocks.button(said.withdraw, "library:withdraw", number, confirm=sure))
    return blocks.modal("library:entry", said.title, [*shown, blocks.actions(*buttons)])


def is_private(work: UnitOfWork, entry: LibraryEntry) -> bool:
    """Tell whether only those in its channel find it."""
    channel = work.directory.channel(entry.channel) if entry.channel else None
    return channel is not None and channel.is_private


def _helped(work: UnitOfWork, entry: LibraryEntry, person: str, said: Words) -> Block:
    if useful.helped(work, entry, person):
        return blocks.button(said.not_after_all, "library:helped", f"{entry.id}:no")
    return blocks.button(said.helped_me, "library:helped", f"{entry.id}:yes")

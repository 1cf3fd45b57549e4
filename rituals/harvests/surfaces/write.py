"""In writing only: what somebody brought home, posted in one message that others there add to."""

from collections.abc import Sequence

from sqlalchemy import select

from rituals.engine.call import Call
from rituals.engine.channels import channel_fault
from rituals.engine.outcome import Outcome
from rituals.gatherings.cards.entries import MOST_CHARACTERS
from rituals.gatherings.tables import Entry
from rituals.harvests import filed, parties, trying, verdicts
from rituals.harvests.feature import feature
from rituals.harvests.headings import TAKE, TRY, columns
from rituals.harvests.parties import refuse
from rituals.harvests.tables import Harvest, HarvestNote
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import tidy
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_EACH = 5


@feature.action("add")
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open what somebody wrote so far, who was there: named by another, or as they say now."""
    harvest = parties.harvest_of(work, call.subject, call.person)
    _must_be_in_writing(harvest)
    return Outcome(opens=write_form(harvest, call.person, work))


@feature.view("write")
def submit(call: Call, work: UnitOfWork) -> Outcome:
    """Keep what somebody wrote, in the place of what they wrote before, and share it at once."""
    harvest = parties.harvest_of(work, call.subject, call.person, holds=True)
    is_first = parties.waits(work, harvest) and harvest.registered_by == call.person
    if not is_first:
        _must_be_in_writing(harvest)
    written = _written(call)
    if is_first:
        _must_be_shown(work, harvest, call.person, written)
    _keep(work, harvest, call.person, written)
    if is_first:
        harvest.ritual_id, harvest.shared_at = None, work.now
    if written and call.person not in harvest.there:
        harvest.there = [*harvest.there, call.person]
    work.flush()
    trying.meant(work, harvest, verdicts.brought(work, harvest))
    _tell(work, harvest, call.person, is_first=is_first)
    return Outcome(shows_home=True)


def write_form(harvest: Harvest, person: str, work: UnitOfWork) -> Block:
    """Return the form in which somebody writes what they brought home, as far as they did."""
    said = Words("harvests/write", harvest=harvest)
    before = _before(work, harvest, person)
    boxes = [
        blocks.field_of(
            column.name,
            column.title,
            blocks.text_input(
                column.name,
                "\n\n".join(each.text for each in before if each.column == column.name),
                lines=True,
            ),
            hint=column.question,
            optional=True,
        )
        for column in columns({})
    ]
    shown = [blocks.section(said.readers), blocks.context(said.several)]
    return blocks.modal(
        "harvests:write", said.title, [*shown, *boxes], submit=said.submit, private=str(harvest.id)
    )


def _must_be_in_writing(harvest: Harvest) -> None:
    if harvest.ritual_id is not None:
        raise refuse("shared", harvest=harvest)
    if harvest.shared_at is None:
        raise refuse("not_there")


def _must_be_shown(
    work: UnitOfWork, harvest: Harvest, person: str, written: list[tuple[str, str]]
) -> None:
    """Refuse to share nothing, or where somebody may not have the bot speak any more."""
    if not written:
        raise refuse("nothing", TAKE)
    if channel_fault(work, harvest.channel, person):
        raise refuse("no_channel", TAKE)


def _tell(work: UnitOfWork, harvest: Harvest, person: str, *, is_first: bool) -> None:
    """Have the channel and the library told, and those asked who were there as well."""
    if is_first:
        work.outbox.send("harvests:brought", harvest.id, to=harvest.channel)
        for other in harvest.there:
            if other != person:
                work.outbox.send("harvests:asked", harvest.id, to=other)
        filed.file(work, harvest)
    else:
        work.outbox.refresh("harvests:brought", harvest.id, only=[harvest.channel])
        work.outbox.refresh("harvests:asked", harvest.id, only=[person])
        filed.file_anew(work, harvest)
        filed.name(work, harvest, person)


def _written(call: Call) -> list[tuple[str, str]]:
    """Return what was written, each paragraph for itself, with its heading; it may be nothing."""
    written = [
        (column.name, text)
        for column in columns({})
        for each in call.form.text(column.name).split("\n\n")
        if (text := tidy(each))
    ]
    for column, text in written:
        if len(text) > MOST_CHARACTERS:
            raise refuse("too_long", column, most=MOST_CHARACTERS)
        if sum(name == column for name, _ in written) > MOST_EACH:
            raise refuse("too_many", column, most=MOST_EACH)
    return written


def _keep(work: UnitOfWork, harvest: Harvest, person: str, written: list[tuple[str, str]]) -> None:
    """Keep what is new and let go of what is not there any more; the rest stays what it was."""
    known = {(each.column, each.text): each for each in _notes(work, harvest, person)}
    for key, note in known.items():
        if key not in written:
            if note.column == TRY:
                trying.let_go(work, harvest, person, note.id)
            work.session.delete(note)
    for column, text in dict.fromkeys(written):
        if (column, text) not in known:
            note = HarvestNote(harvest_id=harvest.id, author=person, column=column, text=text)
            work.session.add(note)


def _before(work: UnitOfWork, harvest: Harvest, person: str) -> Sequence[HarvestNote | Entry]:
    """Return what somebody wrote so far, be it for a session that was called off."""
    session = parties.session_of(work, harvest)
    if session is None:
        return _notes(work, harvest, person)
    mine = select(Entry).where(Entry.session_id == session.id, Entry.author == person)
    return work.session.scalars(mine.order_by(Entry.at, Entry.id)).all()


def _notes(work: UnitOfWork, harvest: Harvest, person: str) -> Sequence[HarvestNote]:
    mine = (HarvestNote.harvest_id == harvest.id, HarvestNote.author == person)
    return work.session.scalars(select(HarvestNote).where(*mine).order_by(HarvestNote.id)).all()

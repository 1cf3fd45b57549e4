"""The books on a message file it in the library, the bulb says that it helped."""

from rituals.communities import community, links
from rituals.communities.community import refuse, topic_of
from rituals.communities.feature import feature
from rituals.engine.call import Call
from rituals.engine.outcome import NOTHING, Outcome
from rituals.library import filing, useful
from rituals.library.tables import LibraryEntry, Share
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

BOOKS, BULB = "books", "bulb"
LONGEST_WHY = 300


def put_books_on(call: Call, work: UnitOfWork) -> Outcome:
    """File what somebody said in a community; elsewhere the reaction means nothing."""
    assert call.place is not None
    ritual = community.of_channel(work, call.place.channel)
    if ritual is None or not _is_colleague(call, work):
        return NOTHING
    if work.outbox.standing_at(call.place):
        return NOTHING
    message = work.directory.message(call.place)
    if message is None:
        return NOTHING
    # Held: of two who mark it at once, one files it and the other shares it.
    work.session.refresh(ritual, with_for_update={"key_share": True})
    known = links.entry_of(work, call.place)
    if known and call.person in {each.person for each in filing.shares_of(work, known)}:
        return NOTHING
    entry = links.file(work, message, topic_of(ritual), call.person)
    return Outcome(says=_filed(entry))


def take_books_off(call: Call, work: UnitOfWork) -> Outcome:
    """Take back somebody's own share; with the last one the entry is gone."""
    assert call.place is not None
    entry = links.entry_of(work, call.place)
    if entry is not None:
        filing.unshare(work, entry, call.person)
    return NOTHING


def light_bulb(call: Call, work: UnitOfWork) -> Outcome:
    """Note that what was filed from a message helped somebody."""
    assert call.place is not None
    entry = links.entry_of(work, call.place)
    if entry is not None and _is_colleague(call, work):
        useful.mark(work, entry, call.person)
    return NOTHING


def put_bulb_out(call: Call, work: UnitOfWork) -> Outcome:
    """Note that it did not help after all, also where the entry was taken back meanwhile."""
    assert call.place is not None
    if entry := filing.of_source(work, filing.from_message(call.place)):
        useful.unmark(work, entry, call.person)
    return NOTHING


feature.reaction(BOOKS, added=put_books_on, removed=take_books_off)
feature.reaction(BULB, added=light_bulb, removed=put_bulb_out)


@feature.action("why")
def open_why(call: Call, work: UnitOfWork) -> Outcome:
    """Ask whoever filed something why."""
    entry, share = _own(work, call.subject, call.person)
    channel = work.directory.channel(entry.channel) if entry.channel else None
    said = Words("communities/filed", entry=entry, is_private=bool(channel and channel.is_private))
    box = blocks.text_input("why", share.why, lines=True, most=LONGEST_WHY)
    view = blocks.modal(
        "communities:why",
        said.why_title,
        [blocks.section(said.readers), blocks.field_of("why", said.why, box, hint=said.why_hint)],
        submit=said.why_submit,
        private=str(entry.id),
    )
    return Outcome(opens=view)


@feature.view("why")
def keep_why(call: Call, work: UnitOfWork) -> Outcome:
    """Keep why somebody filed something."""
    entry, share = _own(work, call.subject, call.person)
    filing.share(work, entry, share.person, call.form.text("why")[:LONGEST_WHY])
    said = Words("communities/filed", entry=entry, why=share.why)
    kept = [blocks.section(said.kept)]
    return Outcome(opens=blocks.modal("communities:done", said.why_title, kept))


@feature.action("take_back")
def take_back(call: Call, work: UnitOfWork) -> Outcome:
    """Take back one's own share by a button."""
    entry, _ = _own(work, call.subject, call.person)
    filing.unshare(work, entry, call.person)
    said = Words("communities/filed", entry=entry)
    return Outcome(says=paragraph(said.taken_back))


def _own(work: UnitOfWork, entry: int, person: str) -> tuple[LibraryEntry, Share]:
    """Return an entry with the part that somebody has in it.

    Raises:
        Refusal: they have none.
    """
    share = work.session.get(Share, (entry, person))
    found = work.session.get(LibraryEntry, entry) if share else None
    if share is None or found is None or found.withdrawn_at is not None:
        raise refuse("not_yours")
    return found, share


def _is_colleague(call: Call, work: UnitOfWork) -> bool:
    """Tell whether somebody is in the channel of the message, and is no app."""
    assert call.place is not None
    if call.person not in work.directory.members(call.place.channel):
        return False
    person = work.directory.people([call.person])[call.person]
    return person is not None and person.may_be_asked


def _filed(entry: LibraryEntry) -> Message:
    said = Words("communities/filed", entry=entry)
    why = blocks.button(said.add_why, "communities:why", str(entry.id))
    back = blocks.button(said.take_back, "communities:take_back", str(entry.id))
    return Message(said.filed, [blocks.section(said.filed), blocks.actions(why, back)])

"""The digest in the channel: what is new, what helped, what is asked, what can be watched."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import select

from rituals.communities import questions, seats
from rituals.communities.community import topic_of
from rituals.communities.feature import feature
from rituals.communities.messages.begun import ways
from rituals.communities.tables import Digest, OpenSeat
from rituals.engine import open_calls
from rituals.engine.feature import Owed
from rituals.engine.open_calls import OpenCall
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import Occurrence, Ritual
from rituals.library import shelf
from rituals.library.tables import LibraryEntry, Share
from rituals.library.wanted import Wanted
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn, cut, escape, link
from rituals.words.recurrence import describe
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

# With what stands around them this many, each cut so, fit one message.
MOST_ENTRIES, MOST_OPEN = 8, 4
TITLE, WHY, LINK, ABOUT, SHARERS = 120, 160, 300, 160, 3


def not_told(owed: Owed, work: UnitOfWork) -> None:
    """Have the next digest tell what this one could not."""
    if told := work.session.get(Digest, owed.subject):
        work.session.delete(told)


@feature.message("digest", undelivered=not_told)
def digest(owed: Owed, work: UnitOfWork) -> Message:
    """Tell a channel what its week brought, and ask one question."""
    told, ritual = _found(owed, work)
    filed = shelf.filed_since(work, told.channel, told.since)
    entries = [each for each in filed if each.filed_at < told.until]
    useful = shelf.most_useful(work, told.channel, told.since)
    calls = [e for e in open_calls.in_channel(work, told.channel) if e.opened_at < told.until]
    offered = [e for e in seats.open_in(work, told.channel) if e.offered_at < told.until]
    shown = entries[:MOST_ENTRIES]
    said = Words(
        "communities/digest",
        ritual=ritual,
        topic=topic_of(ritual),
        often=describe(ritual.comes_round),
        more=len(entries) - len(shown),
        question=questions.ask(told.question, topic_of(ritual)),
    )
    sharers = _sharers(work, {e.id for e in (*shown, useful) if e})
    parts = [
        _part(said.new, [_entry(each, sharers, is_most_useful=each is useful) for each in shown]),
        _more(said, told) if len(shown) < len(entries) else [],
        _part(said.useful, [_entry(useful, sharers)] if useful and useful not in shown else []),
        _part(said.asks, [_call(each) for each in calls[:MOST_OPEN]]),
        _part(said.seats, [_seat(each) for each in offered[:MOST_OPEN]]),
    ]
    body = [block for part in parts for block in part]
    lines = [block["text"]["text"] for block in body if block["type"] == "section"]
    if not body and owed.place is None:
        raise NotNeeded("all of it was taken back")
    words = in_words(said.lead, said.question, *map(Mrkdwn, lines))
    around = [blocks.section(said.question), ways(said, ritual), blocks.context(said.why)]
    return Message(words, [blocks.section(said.lead), *body, *around])


def _found(owed: Owed, work: UnitOfWork) -> tuple[Digest, Ritual]:
    found = work.session.execute(
        select(Digest, Ritual)
        .join(Occurrence, Occurrence.id == Digest.occurrence_id)
        .join(Ritual, Ritual.id == Occurrence.ritual_id)
        .where(Digest.occurrence_id == owed.subject)
    ).one_or_none()
    if found is None or not (found[1].is_active or owed.place):
        raise NotNeeded("there is no such digest, or it is a community no more")
    return found[0], found[1]


def _sharers(work: UnitOfWork, entries: Collection[int]) -> dict[int, list[Share]]:
    """Return who shared each of these entries, the first at the top."""
    if not entries:
        return {}
    rows = select(Share).where(Share.entry_id.in_(entries))
    found: dict[int, list[Share]] = {}
    for row in work.session.scalars(rows.order_by(Share.shared_at, Share.person)):
        found.setdefault(row.entry_id, []).append(row)
    return found


def _part(head: str, lines: Sequence[Block]) -> list[Block]:
    """Return a part with its heading, nothing where there is nothing in it."""
    return [blocks.section(head), *lines] if lines else []


def _more(said: Words, told: Digest) -> list[Block]:
    """Say how many more there are, with all of them behind a button."""
    # Readers to the west of UTC are still in the day before.
    since = told.since.date() - timedelta(days=1)
    all_of_them = Wanted(channel=told.channel, since=since).line
    see = blocks.button(said.see_all, "library:page", f"0:{all_of_them}")
    return [blocks.section(said.more, see)]


def _entry(
    entry: LibraryEntry, sharers: dict[int, list[Share]], *, is_most_useful: bool = False
) -> Block:
    shares = sharers.get(entry.id, [])
    reason = next((each for each in shares if each.why), None)
    title = cut(" ".join(entry.title.split()), TITLE)
    leads = next((each for each in (entry.link, entry.address) if 0 < len(each) <= LINK), "")
    said = Words(
        "communities/digest",
        entry=entry,
        title=link(leads, title) if leads else escape(title),
        people=[each.person for each in shares][:SHARERS],
        is_author_named=entry.author in {each.person for each in shares} or not entry.author,
        why=cut(" ".join(reason.why.split()), WHY) if reason else "",
        reasoner=reason.person if reason else "",
        is_most_useful=is_most_useful,
    )
    return blocks.section(said.entry)


def _call(call: OpenCall) -> Block:
    about = cut(" ".join(call.about.split()), ABOUT)
    said = Words("communities/digest", call=call, about=about)
    return blocks.section(said.call, blocks.button(said.join, "feedback:join", str(call.number)))


def _seat(seat: OpenSeat) -> Block:
    what, place = cut(" ".join(seat.what.split()), ABOUT), cut(seat.place, ABOUT)
    said = Words("communities/digest", seat=seat, what=what, place=place)
    return blocks.section(said.seat, blocks.button(said.take, "communities:take", str(seat.id)))

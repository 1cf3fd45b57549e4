"""The week's digest: one message with what went over somebody's weekly budget."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.engine.registry import Registry
from rituals.my_time.feature import feature
from rituals.words import blocks, limits
from rituals.words.blocks import Block, Message
from rituals.words.templates import Words
from storage.outbox import DIGEST, FOLDED
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork

# What stands below the last item of a digest.
CLOSING_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    message: Message


def write_digest(owed: Owed, registry: Registry, work: UnitOfWork) -> Message:
    """Write all that was folded into one digest, as it stands now.

    Args:
        owed: the digest; its subject is its moment, in seconds since 1970 in UTC.
        registry: who writes each item.
        work: the unit of work.

    Raises:
        NotNeeded: nothing in it is of use any more, and it was not sent yet.
    """
    items = _items(owed, registry, work)
    if not items and owed.place is None:
        raise NotNeeded("nothing is left in it")
    shown: list[Block] = []
    texts: list[str] = []
    for item in items:
        ways = _ways(item)
        if len(shown) + len(ways) + CLOSING_BLOCKS > limits.MESSAGE_BLOCKS:
            break
        shown += ways
        texts.append(item.message.text)
    said = Words("my_time/digest", count=len(items), more=len(items) - len(texts))
    lead = said.lead if items else said.done
    closing = said.why_and_more if len(items) > len(texts) else said.why
    return Message(
        blocks.in_words(lead, *texts, closing),
        [blocks.section(lead), *shown, blocks.context(closing)],
    )


def _items(owed: Owed, registry: Registry, work: UnitOfWork) -> list[_Item]:
    """Return what still asks something of its reader."""
    rows = work.connection.execute(
        select(OutboxMessage.__table__)
        .where(OutboxMessage.workspace_id == work.workspace, OutboxMessage.state == FOLDED)
        .where(OutboxMessage.recipient == owed.recipient)
        .where(OutboxMessage.not_before == datetime.fromtimestamp(owed.subject, UTC))
        .order_by(OutboxMessage.id)
    ).all()
    items = []
    for row in rows:
        try:
            kind = registry.messages[row.kind]
            message = kind.write(Owed(row.subject, row.recipient, row.detail), work)
        except (KeyError, NotNeeded):
            continue
        if message.why:
            items.append(_Item(row.id, message))
    return items


def _ways(item: _Item) -> list[Block]:
    """Return an item's blocks, with one more button to skip it, set apart from the next."""
    said = Words("my_time/ways_out")
    skip = blocks.button(said.skip, "my_time:skip", str(item.number))
    return [blocks.divider(), *item.message.blocks, blocks.actions(skip)]


@feature.message(DIGEST.partition(":")[2])
def digest(owed: Owed, work: UnitOfWork) -> Message:
    """Stand for the kind: `write_digest` writes it, since it needs every other kind."""
    raise NotNeeded("a digest is written from its items")

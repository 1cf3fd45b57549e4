"""The week's digest: one message with what went over somebody's weekly budget."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.registry import Registry
from rituals.my_time import policy, waiting
from rituals.my_time.feature import feature
from rituals.my_time.ways_out import row_of_ways
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.outbox import DIGEST, FOLDED
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork

# What is said above the items and below them.
FRAME_BLOCKS, FRAME_TEXT = 2, 1_000
# What is left of an item that has no room even alone.
EXCERPT = 2_000


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    expires: datetime | None
    message: Message


def write_digest(owed: Owed, registry: Registry, work: UnitOfWork) -> Message:
    """Write all that was folded into one digest, as it stands now.

    What is too late by now, or cannot be written, leaves it, and is judged alone.

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
    if not items:
        return paragraph(Words("my_time/digest").done)
    shown, count = _fitting([_shown(item, work.now) for item in items])
    said = Words("my_time/digest", count=len(items), more=len(items) - count)
    closing = said.why_and_more if count < len(items) else said.why
    texts = [item.message.text for item in items[:count]]
    return Message(
        in_words(said.lead, *texts, closing),
        [blocks.section(said.lead), *shown, blocks.context(closing)],
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
    items, alone = [], []
    for row in rows:
        kind = registry.messages.get(row.kind)
        expires = policy.expiry(kind, row.due) if kind else None
        if kind is None or (owed.place is None and expires and expires < work.now):
            alone.append(row.id)
            continue
        try:
            message = kind.write(Owed(row.subject, row.recipient, row.detail), work)
        except NotNeeded:
            # Whoever finds it needed again has the digest written anew.
            continue
        except Exception:
            # It fails again where it is alone, and is reported there; the others come.
            alone.append(row.id)
            continue
        if message.why:
            items.append(_Item(row.id, expires, message))
    waiting.judge_alone(work, alone)
    return items


def _shown(item: _Item, now: datetime) -> list[Block]:
    """Return an item's blocks with the ways out of it, set apart from the next."""
    # Two items of one kind may name their blocks alike.
    own = [
        {name: part for name, part in block.items() if name != "block_id"}
        for block in item.message.blocks
    ]
    ways = row_of_ways(item.number, item.expires, now)
    whole = [blocks.divider(), *own, ways, blocks.context(item.message.why)]
    if _fits(whole):
        return whole
    excerpt = blocks.section(in_words(item.message.text[:EXCERPT]))
    return [blocks.divider(), excerpt, ways, blocks.context(item.message.why)]


def _fitting(items: Iterable[list[Block]]) -> tuple[list[Block], int]:
    """Return the blocks of as many items as one message holds, and how many that are."""
    shown: list[Block] = []
    count = 0
    for item in items:
        if not _fits([*shown, *item]):
            break
        shown += item
        count += 1
    return shown, count


def _fits(shown: list[Block]) -> bool:
    text = limits.length(shown) + FRAME_TEXT
    return len(shown) + FRAME_BLOCKS <= limits.MESSAGE_BLOCKS and text <= limits.MESSAGE_BLOCK_TEXT


@feature.message(DIGEST.partition(":")[2], when=When.IN_BUDGET)
def digest(owed: Owed, work: UnitOfWork) -> Message:
    """Stand for the kind: `write_digest` writes it, since it needs every other kind."""
    raise NotNeeded("a digest is written from its items")

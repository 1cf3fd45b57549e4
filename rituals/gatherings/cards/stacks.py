"""The cards of a session as they stand: put together, or alone."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.tables import Entry, Session, Topic
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Card:
    """A revealed entry; its author is None where the session is anonymous."""

    number: int
    column: str
    text: str
    author: str | None


@dataclass(frozen=True, slots=True)
class Stack:
    """Cards that stand together, or a single one.

    Args:
        column: under which heading it stands.
        cards: at least one.
        title: its topic's; empty where it has none.
        topic: the number of its topic, None where it has none.
    """

    column: str
    cards: tuple[Card, ...]
    title: str = ""
    topic: int | None = None

    @property
    def is_group(self) -> bool:
        """Whether cards were put together."""
        return len(self.cards) > 1

    @property
    def name(self) -> str:
        """What it is read as."""
        return self.title if self.is_group else self.cards[0].text

    def holds(self, numbers: Collection[int]) -> bool:
        """Tell whether one of these cards stands in it."""
        return any(each.number in numbers for each in self.cards)


def of(work: UnitOfWork, session: Session) -> list[Stack]:
    """Return all cards of a session as they stand: groups first, and the largest of them.

    Whoever calls has looked whether they are revealed.
    """
    rows = work.session.execute(
        select(Entry.id, Entry.text, Entry.author, Entry.column, Topic.id, Topic.title)
        .add_columns(Topic.column)
        .outerjoin(Topic, Topic.id == Entry.topic_id)
        .where(Entry.session_id == session.id, Entry.column != NOTE)
        # Each person's together, as they wrote it; without a name there is neither who nor when.
        .order_by(func.min(Entry.at).over(partition_by=Entry.author), Entry.author)
        .order_by(Entry.at, Entry.id)
    )
    alone: list[Stack] = []
    cards: dict[tuple[str, str, int], list[Card]] = defaultdict(list)
    for number, text, author, column, topic, title, of_topic in rows:
        card = Card(number, column, text, author)
        if topic is None:
            alone.append(Stack(column, (card,)))
        else:
            cards[of_topic, title, topic].append(card)
    together = [
        Stack(column, tuple(some), title, topic) for (column, title, topic), some in cards.items()
    ]
    return in_order([*together, *alone])


def in_order(some: Sequence[Stack]) -> list[Stack]:
    """Put groups first, the largest of them at the top; what is alike stays in its order."""
    return sorted(some, key=lambda each: (not each.is_group, -len(each.cards)))

"""Under which headings people write what they bring home."""

from collections.abc import Iterable
from typing import Any

from rituals.gatherings.cards.stacks import Card
from rituals.gatherings.gathering import Column
from rituals.words.templates import Words

TAKE, TRY, GO, STAY = "take", "try", "go", "stay"


def columns(options: dict[str, Any]) -> list[Column]:
    """Return what those who were there are asked."""
    said = Words("harvests/session")
    return [
        Column(TAKE, said.take, said.take_question),
        Column(TRY, said.to_try, said.to_try_question),
        Column(GO, said.go, said.go_question),
        Column(STAY, said.stay, said.stay_question),
    ]


def by_heading(cards: Iterable[Card]) -> list[tuple[Column, list[Card]]]:
    """Return cards under their headings, in the order of these; those of none are left out."""
    known = list(cards)
    found = [(each, [card for card in known if card.column == each.name]) for each in columns({})]
    return [(column, some) for column, some in found if some]

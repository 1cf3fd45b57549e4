"""A list too long for one view, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rituals.words import blocks
from rituals.words.blocks import Block

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list.

    Args:
        items: what stands on it.
        number: which page it is, the first is 0.
        last: the number of the last one.
    """

    items: Sequence[T]
    number: int
    last: int

    @classmethod
    def of(cls, items: Sequence[T], number: int, size: int) -> "Page[T]":
        """Return a page of a list; the last one where there are not so many."""
        last = max(len(items) - 1, 0) // size
        number = min(number, last)
        return cls(items[number * size : (number + 1) * size], number, last)

    def turns(
        self, action: str, back: str, on: str, value: Callable[[int], str] = str
    ) -> list[Block]:
        """Return the buttons that turn to the pages before and after it, as far as there are any.

        Args:
            action: what they call.
            back: what stands on the one to the page before.
            on: what stands on the one to the page after.
            value: returns what a button carries, from the number of its page.
        """
        ways = [(self.number - 1, back)] if self.number else []
        ways += [(self.number + 1, on)] if self.number < self.last else []
        # An action's id may stand only once in its block.
        return [blocks.actions(blocks.button(label, action, value(to))) for to, label in ways]

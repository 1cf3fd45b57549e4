"""To somebody who rated: what becomes of it, with the key that no table may hold.

Both go to the person's own conversation past the outbox, which would keep when they answered.
"""

from rituals.supervision.tables import Window
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words


def rated(window: Window, key: str, least: int) -> Message:
    """Say that it is kept, and hand over the only key to it.

    Args:
        window: the quarter.
        key: the key.
        least: how many people must answer, as its author was told.
    """
    said = Words("supervision/check", window=window, threshold=least)
    value = f"{window.id}:{key}"
    sure = blocks.confirm(said.withdraw_title, said.withdraw_text, said.withdraw, said.withdraw_no)
    return Message(
        in_words(said.kept, said.promise, said.key),
        [
            blocks.section(said.kept),
            blocks.section(said.promise),
            blocks.context(said.key),
            blocks.actions(
                blocks.button(said.change, "supervision:check_rate", value),
                blocks.button(said.withdraw, "supervision:check_withdraw", value, confirm=sure),
            ),
        ],
    )


def withdrawn(window: Window) -> Message:
    """Say that nothing of it is kept, and offer to rate again."""
    said = Words("supervision/check", window=window)
    again = blocks.button(said.again, "supervision:begin", window.leader)
    return Message(said.withdrawn, [blocks.section(said.withdrawn), blocks.actions(again)])

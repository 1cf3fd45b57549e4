"""The five steps of a dial, what each asks of a leader, and how often a leader hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rituals.engine.call import number
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Args:
        number: from 1, the most support, to 5, none unless asked for.
        name: of its sentences.
        every: how long there is at least between two prompts to the leader; None for no prompts.
        wordings: the names of what a leader is asked or told there, in the order of their turns.
    """

    number: int
    name: str
    every: timedelta | None
    wordings: Sequence[str] = ()


STEPS = (
    Step(
        1,
        "show_me",
        timedelta(weeks=1),
        ("show_a_piece", "black_box", "first_time", "own_words", "watch_others", "small_piece"),
    ),
    Step(
        2,
        "with_me",
        timedelta(weeks=2),
        ("together", "swap_hands", "easier", "their_decision", "take_over", "two_pairs"),
    ),
    Step(
        3,
        "look_over",
        timedelta(weeks=4),
        ("look_at_that", "look_at_less", "better_or_yours", "must_be_seen", "ask_first", "wait"),
    ),
    Step(
        4,
        "tell_me",
        timedelta(weeks=13),
        ("decided", "in_the_way", "who_knows", "too_late", "nobody_asked"),
    ),
    Step(5, "run_it", None),
)
LOWEST, TOP = STEPS[0].number, STEPS[-1].number


def step(of_number: int) -> Step:
    """Return a step by its number."""
    return STEPS[of_number - 1]


def read(text: str) -> int | None:
    """Return the number of the step that a form or a button names, None where it names none."""
    named = number(text)
    return named if LOWEST <= named <= TOP else None


def called(of_number: int) -> Mrkdwn:
    """Return what a step is called."""
    return _said("dial/called", of_number)


def asks(of_number: int) -> Mrkdwn:
    """Return what a step asks of the leader, to follow upon "to"."""
    return _said("dial/asks", of_number)


def often(of_number: int) -> Mrkdwn:
    """Return how often a leader is asked about an area at a step; nothing at the top."""
    return _said("dial/often", of_number)


def options(before: str = "", after: str = "", *, tells: bool = False) -> list[Block]:
    """Return the steps to choose from.

    Args:
        before: what each carries before its number.
        after: what each carries behind it.
        tells: whether each says what it asks of the leader.
    """
    return [
        blocks.option(
            called(each.number),
            f"{before}{each.number}{after}",
            asks(each.number) if tells else None,
        )
        for each in STEPS
    ]


def _said(template: str, of_number: int) -> Mrkdwn:
    said: Mrkdwn = getattr(Words(template), step(of_number).name)
    return said

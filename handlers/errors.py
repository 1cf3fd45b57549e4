"""What failed, in words for the person and in facts for the operator, never the same."""

import logging
import traceback
from secrets import token_hex

from rituals.engine.outcome import Outcome
from rituals.words.message import paragraph
from rituals.words.templates import Words

log = logging.getLogger("trellis")


def report(error: BaseException, where: str) -> str:
    """Log a failure without any text it may carry, and return the number it can be found by.

    An exception's message may quote what people wrote, or a token; its type and place do not.
    """
    number = token_hex(3)
    places = [
        f"{f.filename.rpartition('/')[2]}:{f.lineno}"
        for f in traceback.extract_tb(error.__traceback__)
    ]
    log.error(
        "failed %s in %s: %s at %s", number, where, type(error).__name__, " ".join(places[-8:])
    )
    return number


def failure(number: str) -> Outcome:
    """Return what the person is told when something failed that should not have."""
    text = Words("engine/failure", number=number).text
    return Outcome(says=paragraph(text))


def stale() -> Outcome:
    """Return what the person is told who uses something that no feature answers to any more."""
    text = Words("engine/failure", number="").stale
    return Outcome(says=paragraph(text))


def busy() -> Outcome:
    """Return what the person is told when there is more to do than can be done."""
    text = Words("engine/failure", number="").busy
    return Outcome(says=paragraph(text))

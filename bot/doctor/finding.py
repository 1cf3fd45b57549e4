"""What one check found, and how the operator reads it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Mark(StrEnum):
    """How things stand: well, worth a look, or wrong."""

    OK = "ok"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; it never holds a token, a person's name or what anybody wrote.

    Args:
        mark: how it stands.
        about: what was looked at.
        says: what was seen, a sentence.
        details: a line for each single thing.
        do: what to do about it.
    """

    mark: Mark
    about: str
    says: str
    details: tuple[str, ...] = ()
    do: str = ""

    def __str__(self) -> str:
        lines = [f"{self.mark:<5}  {self.about}: {self.says}"]
        lines += [f"         {each}" for each in self.details]
        if self.do:
            lines.append(f"       To do: {self.do}")
        return "\n".join(lines)


def summary(findings: Collection[Finding]) -> str:
    """Return how all of it stands, in a line."""
    marks = [finding.mark for finding in findings]
    wrong, look = marks.count(Mark.WRONG), marks.count(Mark.LOOK)
    if wrong:
        return f"{wrong} wrong, {look} to look at."
    return f"Nothing is wrong; {look} to look at." if look else "All is well."


def in_words(time: timedelta) -> str:
    """Return a time that has passed, in its largest unit; a clock set back counts as no time."""
    seconds = max(0, int(time.total_seconds()))
    for unit, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{seconds // length} {unit}{'s' if seconds >= 2 * length else ''}"
    return f"{seconds} second{'' if seconds == 1 else 's'}"

"""A time box: it says when time is up and stops nobody, and anybody may make it longer."""

from datetime import datetime, timedelta

MORE_TIME = timedelta(minutes=2)
# Later than that the word that time is up only interrupts.
SHORTLY = timedelta(minutes=3)


def end(now: datetime, length: timedelta) -> datetime:
    """Return when a time box ends that begins now, in whole seconds, as a button can carry it."""
    return (now + length).replace(microsecond=0)


def longer(ends: datetime, now: datetime) -> datetime:
    """Return the end of a time box that somebody makes longer, also when its time is up."""
    return end(max(ends, now), MORE_TIME)


def named(ends: datetime | None) -> str:
    """Return the end of a time box as a button carries it; empty where there is none."""
    return str(int(ends.timestamp())) if ends else ""

"""When a leader is next asked about an area: the less often, the higher its dial stands.

Everything falls on days counted from when the leader was named. With whatever moves between, a
prompt comes on the first of them that lies far enough behind the one before; so that a dial that
never stands lower than another never brings more, and a prompt is neither hastened nor put off
by moving the dial up and down.
"""

from datetime import datetime, timedelta

from rituals.dial.steps import Step

DAY = timedelta(days=1)


def is_due(step: Step, last: datetime, now: datetime) -> bool:
    """Tell whether a leader is to be asked now.

    Args:
        step: where the dial stands.
        last: when they were last asked; when they were named, where they never were.
        now: the time.
    """
    return step.every is not None and now >= last + step.every


def next_prompt(step: Step, last: datetime, now: datetime) -> datetime | None:
    """Return when a leader is next asked, if the dial stays where it is; None at the top.

    Args:
        step: where the dial stands.
        last: as in `is_due`, to the day of the count.
        now: the time; what is overdue comes on the next day of the count.
    """
    if step.every is None:
        return None
    due = last + step.every
    return due if due > now else day_of(due, now) + DAY


def day_of(since: datetime, now: datetime) -> datetime:
    """Return the beginning of the day that it is, counted from a moment."""
    return since + (now - since) // DAY * DAY

"""The phases of a session: what may be done in each, and in which order they come."""

from collections.abc import Sequence
from dataclasses import dataclass

# A session that is over: it took place, or it was called off.
CLOSED, CANCELLED = "closed", "cancelled"
# No phase: it is held at another time than before.
MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Doing:
    """What people do in a phase; what it is in words, the kind and the feature of its button say.

    Args:
        name: the button for it is called so in the kind's words, such as `collect_write`, and
            what is said to whoever comes too early or too late `no_write`, among the refusals of
            the feature that answers the button.
        action: what the button does, such as `gatherings:write`.
        needs_entries: whether there is nothing to do where nobody left an entry.
    """

    name: str
    action: str
    needs_entries: bool = False


# Leaving entries, changing and removing one's own.
WRITE = Doing("write", "gatherings:write")
# The facilitator puts like entries together.
ARRANGE = Doing("arrange", "gatherings:cards", needs_entries=True)
VOTE = Doing("vote", "gatherings:vote", needs_entries=True)
# Putting what can be chosen into an order.
RANK = Doing("rank", "gatherings:rank")
# Reading what was left, where there is no reveal.
READ = Doing("read", "gatherings:cards")
# Saying who will do what by when.
ACT = Doing("act", "gatherings:act")
# Topics one at a time, with notes.
DISCUSS = Doing("discuss", "gatherings:topics")


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a session.

    Args:
        name: what it is called in the kind's words and in the records.
        allows: what people may do in it, in the order of the buttons.
        is_hidden: whether everybody sees their own entries alone.
        days: how many working days it lasts where nobody meets.
        minutes: how many minutes it lasts where people meet: a time box in the thread, which
            stops nobody; None for no time box.
        asks: whether each who may leave entries in it is asked by a direct message as it begins,
            also where everybody sees what is left.
        is_awaited: whether those who are late are reminded also where everybody sees what is left,
            and in a phase of a day.
    """

    name: str
    allows: tuple[Doing, ...] = ()
    is_hidden: bool = False
    days: int = 1
    minutes: int | None = None
    asks: bool = False
    is_awaited: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """The phases of a kind of gathering in their order; nothing ever goes back."""

    phases: Sequence[Phase]

    def __getitem__(self, name: str) -> Phase:
        return next((each for each in self.phases if each.name == name), Phase(name))

    @property
    def first(self) -> Phase:
        """The phase with which a session is opened."""
        return self.phases[0]

    def after(self, name: str) -> str:
        """Return the name of the phase that follows; the last one is followed by the close."""
        names = [each.name for each in self.phases]
        if name not in names:
            return name
        return [*names[1:], CLOSED][names.index(name)]

    def allows(self, name: str, doing: Doing) -> bool:
        """Tell whether something may be done in a phase; nothing may once it is over."""
        return doing in self[name].allows

    def is_past(self, name: str, other: str) -> bool:
        """Tell whether a phase lies behind another one."""
        names = [*(each.name for each in self.phases), CLOSED]
        return name in names and other in names and names.index(name) > names.index(other)


def is_over(name: str) -> bool:
    """Tell whether a session has come to its end."""
    return name in (CLOSED, CANCELLED)

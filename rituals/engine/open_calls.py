"""What a channel is asked for feedback on, told by the feature that knows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rituals.engine.feature import claim
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenCall:
    """Somebody asks everybody in a channel for feedback.

    Args:
        number: of the record; whoever presses `feedback:join` in the channel names it.
        asker: who asks.
        about: on what, as it stands in the channel.
        opened_at: since when.
        deadline: until when.
    """

    number: int
    asker: str
    about: str
    opened_at: datetime
    deadline: datetime


Tell = Callable[[UnitOfWork, str], list[OpenCall]]
Hear = Callable[[OpenCall, str, UnitOfWork], None]
_tells: dict[str, Tell] = {}
_hearing: list[Hear] = []


def tells(run: Tell) -> Tell:
    """Tell what a channel is asked, as one feature does.

    Raises:
        ValueError: another does already.
    """
    claim(_tells, "open calls", run)
    return run


def hears(run: Hear) -> Hear:
    """Run when a call in a channel was closed, or has another deadline."""
    _hearing.append(run)
    return run


def change(work: UnitOfWork, channel: str, call: OpenCall) -> None:
    """Tell whoever told others of a call that it is another now."""
    for hear in _hearing:
        hear(call, channel, work)


def in_channel(work: UnitOfWork, channel: str) -> list[OpenCall]:
    """Return what a channel is asked and may still answer, what closes first at the top."""
    return [call for tell in _tells.values() for call in tell(work, channel)]

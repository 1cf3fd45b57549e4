"""Topics of which somebody may ask to hear no more: what they are called, and wanted again."""

from collections.abc import Callable

from rituals.engine.call import number
from rituals.engine.feature import claim
from rituals.words.mrkdwn import Mrkdwn
from storage.unit_of_work import UnitOfWork

Named = Callable[[UnitOfWork, int, str], Mrkdwn | None]
Wanted = Callable[[UnitOfWork, str, str], None]
_named: dict[str, Named] = {}
_wanted: list[Wanted] = []


def names(kind: str) -> Callable[[Named], Named]:
    """Say what the topics `<kind>/<number>` are called: for the unit of work, number and reader.

    None where the reader has no right to it, or it is over.
    """

    def keep(run: Named) -> Named:
        claim(_named, kind, run)
        return run

    return keep


def named(work: UnitOfWork, topic: str, reader: str) -> Mrkdwn | None:
    """Return what a topic is called to its reader, None where nobody names it to them."""
    kind, _, which = topic.partition("/")
    return _named[kind](work, number(which), reader) if kind in _named else None


def when_wanted(run: Wanted) -> Wanted:
    """Be told of each topic that somebody wants again: with the unit of work, them, and it."""
    _wanted.append(run)
    return run


def want(work: UnitOfWork, person: str, topic: str) -> None:
    """Let a topic come to somebody again, who has just asked for it, though they had stopped it."""
    for run in _wanted:
        run(work, person, topic)

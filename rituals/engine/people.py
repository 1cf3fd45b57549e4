"""Whom somebody may choose to be asked something."""

from collections.abc import Sequence

from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def people_fault(work: UnitOfWork, chosen: Sequence[str], by: str, most: int = 1) -> Mrkdwn:
    """Return what stands against asking these people, in a sentence; nothing if nothing does.

    Args:
        work: the unit of work.
        chosen: the ids of those chosen in a form; none where the field was left empty.
        by: who chose them; nobody asks themselves.
        most: how many may be chosen.

    Raises:
        NotLookedUp: Slack must be asked who somebody is.
    """
    if not chosen or len(chosen) > most:
        said = Words("engine/people", most=most)
        return said.too_many if chosen else said.nobody
    found = work.directory.people([by, *chosen])
    unable = [each for each in chosen if not ((row := found[each]) and row.may_be_asked)]
    names = [row.name for each in unable if (row := found[each])]
    said = Words("engine/people", names=names, most=most)
    if by in chosen:
        return said.oneself
    return said.unable if unable else Mrkdwn()

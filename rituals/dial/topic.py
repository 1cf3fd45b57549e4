"""What a leader calls an area whose prompts they may stop."""

from rituals.dial.parties import guard
from rituals.dial.tables import Area
from rituals.engine import topics
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@topics.names("area")
def named(work: UnitOfWork, number: int, reader: str) -> Mrkdwn | None:
    """Return what an area is called to somebody who may see it."""
    area = work.session.get(Area, number)
    if area is None or not guard.may(work, area, reader, "see"):
        return None
    return Words("dial/topics", area=area).area

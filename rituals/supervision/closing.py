"""The end of a quarter: answers become a picture of many together, or are gone unread."""

from datetime import datetime

from rituals.supervision import rating
from rituals.supervision.feature import feature
from rituals.supervision.reducing import reduced
from rituals.supervision.tables import Picture, Window
from storage.unit_of_work import UnitOfWork


@feature.rule("close")
def close(number: int, due: datetime, work: UnitOfWork) -> None:
    """Reduce a quarter's answers to its picture, and delete them with the names of who gave them.

    Where too few answered, nothing is left that tells of it.
    """
    window = work.held(Window, number)
    if window is None:
        return
    if work.now < window.quarter.ends:
        work.schedules.plan("supervision:close", number, window.quarter.ends)
        return
    steps = reduced(rating.ratings_in(window), window.threshold)
    if steps:
        work.session.add(Picture(leader=window.leader, begins=window.begins, steps=steps))
    rating.destroy(work, window)

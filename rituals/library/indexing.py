"""The index written anew after the languages were changed, some entries at a time."""

from datetime import datetime

from sqlalchemy import func, select

from rituals.library import index
from rituals.library.feature import feature
from rituals.library.tables import LibraryEntry
from storage.unit_of_work import UnitOfWork

# Others wait for as long as these take on SQLite, about a tenth of a second.
AT_ONCE = 50


@feature.rule("index")
def write_anew(subject: int, due: datetime, work: UnitOfWork) -> None:
    """Write the next entries anew: those above the number of the last."""
    table = LibraryEntry.__table__
    # Not by an index of the workspace's, in whose order there is nothing to begin behind.
    own = func.coalesce(table.c.workspace_id, "") == work.workspace
    some = select(table).where(own, table.c.id > subject).order_by(table.c.id).limit(AT_ONCE)
    entries = work.session.scalars(select(LibraryEntry).from_statement(some)).all()
    for entry in entries:
        index.keep(work, entry)
    if entries:
        work.schedules.plan("library:index", entries[-1].id, work.now)

"""What a channel is told of: what was filed there, and what helped most."""

from datetime import timedelta

from sqlalchemy import Connection

from rituals.engine.registry import discover
from rituals.library import filing, shelf, useful
from rituals.library.filing import Filing
from rituals.library.tables import LibraryEntry
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.world.world import TUESDAY

DAY = timedelta(days=1)


def test_a_channel_is_told_of_its_own_and_of_what_helped_most_people_lately(
    database: Database,
) -> None:
    def live(connection: Connection) -> None:
        def on(day: int) -> UnitOfWork:
            return UnitOfWork(connection, "T0ORCHARD", TUESDAY + day * DAY)

        def file(day: int, title: str, channel: str = "C0DESIGN") -> LibraryEntry:
            work = on(day)
            filed = Filing("link", title, f"note/{title}", ["U0MAYA"], channel=channel)
            entry = filing.file(work, filed)
            work.flush()
            return entry

        def helps(day: int, entry: LibraryEntry, *people: str) -> None:
            work = on(day)
            own = work.session.get_one(LibraryEntry, entry.id)
            for person in people:
                useful.mark(work, own, person)
                useful.mark(work, own, person)
            work.flush()

        def most(since: int) -> str:
            work = on(9)
            best = shelf.most_useful(work, "C0DESIGN", TUESDAY + since * DAY)
            return best.title if best else ""

        old, new, newer = file(0, "old"), file(5, "new"), file(6, "newer")
        file(6, "elsewhere", "C0OTHER")
        filing.withdraw(gone := on(7), gone.session.get_one(LibraryEntry, file(7, "gone").id))
        gone.flush()
        told = shelf.filed_since(on(9), "C0DESIGN", TUESDAY + DAY)
        assert [each.title for each in told] == ["newer", "new"]
        assert most(0) == ""
        helps(1, old, "U0NOOR", "U0TOMAS")
        helps(8, new, "U0NOOR")
        assert (most(0), most(7), most(9)) == ("old", "new", "")
        helps(8, newer, "U0NOOR")
        assert most(7) == "newer"
        work = on(9)
        useful.unmark(work, work.session.get_one(LibraryEntry, old.id), "U0NOOR")
        useful.unmark(work, work.session.get_one(LibraryEntry, old.id), "U0INGRID")
        assert work.session.get_one(LibraryEntry, old.id).useful == 1
        assert most(0) == "newer"

    discover()
    database.transaction(live)

"""What was told of an entry, told anew when it changes."""

from collections.abc import Callable

from rituals.library.tables import LibraryEntry
from storage.unit_of_work import UnitOfWork

Hear = Callable[[LibraryEntry, UnitOfWork], None]
_hearing: list[Hear] = []


def hears(run: Hear) -> Hear:
    """Run when an entry was changed, or taken back."""
    _hearing.append(run)
    return run


def tell(work: UnitOfWork, entry: LibraryEntry) -> None:
    """Tell whoever told others of an entry that it is another now."""
    work.flush()
    for hear in _hearing:
        hear(entry, work)

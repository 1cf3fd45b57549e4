"""The languages of the library: chosen by anybody, for everybody; entries are indexed anew."""

from collections.abc import Sequence

from rituals.library.stemming import USUAL
from rituals.library.tables import LibraryLanguages
from storage.unit_of_work import UnitOfWork

# Each makes the index larger.
MOST = 5


def chosen(work: UnitOfWork) -> tuple[str, ...]:
    """Return the languages of the workspace."""
    row = setting(work)
    return tuple(row.languages) if row else USUAL


def setting(work: UnitOfWork) -> LibraryLanguages | None:
    """Return what was chosen and by whom; None for as long as nobody chose."""
    return work.session.get(LibraryLanguages, work.workspace)


def choose(work: UnitOfWork, person: str, languages: Sequence[str]) -> None:
    """Have the library know these languages; what is there is indexed anew by and by."""
    row = setting(work) or LibraryLanguages()
    row.languages, row.chosen_by, row.chosen_at = list(languages), person, work.now
    work.session.add(row)
    work.schedules.plan("library:index", 0, work.now)

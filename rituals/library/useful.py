"""Whom an entry helped: counted on the entry, and told to nobody."""

from sqlalchemy import delete, update

from rituals.library.tables import LibraryEntry, Useful
from storage.unit_of_work import UnitOfWork
from storage.upsert import insert_into


def mark(work: UnitOfWork, entry: LibraryEntry, person: str) -> None:
    """Note that an entry helped somebody; a second time changes nothing."""
    row = {"workspace_id": work.workspace, "entry_id": entry.id, "person": person}
    note = insert_into(work.connection, Useful).values(row | {"said_at": work.now})
    note = note.on_conflict_do_nothing().returning(Useful.person)
    _count(work, entry, len(work.connection.execute(note).all()))


def unmark(work: UnitOfWork, entry: LibraryEntry, person: str) -> None:
    """Note that an entry did not help somebody after all."""
    note = delete(Useful).where(
        Useful.workspace_id == work.workspace,
        Useful.entry_id == entry.id,
        Useful.person == person,
    )
    _count(work, entry, -len(work.connection.execute(note.returning(Useful.person)).all()))


def helped(work: UnitOfWork, entry: LibraryEntry, person: str) -> bool:
    """Tell whether somebody said that an entry helped them."""
    return work.session.get(Useful, (entry.id, person)) is not None


def _count(work: UnitOfWork, entry: LibraryEntry, more: int) -> None:
    """Add in the database, where two may do it at once."""
    if not more:
        return
    work.session.execute(
        update(LibraryEntry)
        .where(LibraryEntry.id == entry.id)
        .values(useful=LibraryEntry.useful + more)
        .execution_options(synchronize_session=False)
    )
    work.session.refresh(entry, ["useful"])

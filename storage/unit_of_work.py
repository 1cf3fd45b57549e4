"""One change in one workspace: everything in it happens, or nothing."""

from datetime import datetime
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Insert, Row, Select, Table, bindparam, event, insert, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from storage import full_text
from storage.directory import Directory
from storage.facts import Facts
from storage.outbox import Outbox
from storage.prompts import Prompts
from storage.schedules import Schedules
from storage.tables import Kept, Person
from storage.threads import LEAVES_NO_TRACE

Found = TypeVar("Found", bound=Kept)


class UnitOfWork:
    """What a feature's function reads and writes, scoped to one workspace.

    Whoever opens the transaction ends it: the unit of work flushes and never commits.

    Args:
        connection: the transaction it happens in.
        workspace: the only workspace whose rows it sees and makes.
        now: the time of the change.
        facts: what Slack was just asked.
    """

    def __init__(
        self, connection: Connection, workspace: str, now: datetime, facts: Facts | None = None
    ) -> None:
        if not workspace:
            raise ValueError("no workspace, no unit of work")
        self.connection = connection
        self.workspace = workspace
        self.now = now
        self._facts = facts or Facts()

    @cached_property
    def session(self) -> Session:
        """The typed rows of this workspace and no other."""
        return _Session(
            self.connection,
            info={"workspace": self.workspace},
            expire_on_commit=False,
            join_transaction_mode="rollback_only",
        )

    def keep(self, table: type[Kept], **values: Any) -> int:
        """Write a new row at once and return its number: a fifth of what the session takes.

        Args:
            table: of which kind.
            values: its columns; defaults stand for those left out.
        """
        row = values | {"workspace_id": self.workspace}
        key = self.connection.execute(_insert_into(table), row).inserted_primary_key
        assert key is not None
        return int(key[0])

    def read(self, table: type[Kept], number: int) -> Row[Any] | None:
        """Return the columns of one row as they are, None where the workspace has no such row."""
        key = {"number": number, "workspace": self.workspace}
        return self.connection.execute(_select_from(table), key).one_or_none()

    def held(self, table: type[Found], number: int) -> Found | None:
        """Return a row as it is now, which nobody else changes until the end; None if it is not."""
        return self.session.get(table, number, with_for_update=True, populate_existing=True)

    def one_at_a_time(self, person: str) -> None:
        """Have whatever else one person does here at this moment wait until this is done."""
        self.session.scalar(select(Person.id).where(Person.id == person).with_for_update())

    @cached_property
    def outbox(self) -> Outbox:
        """The messages owed."""
        return Outbox(self.connection, self.workspace, self.now)

    @cached_property
    def prompts(self) -> Prompts:
        """The messages that ask something, as their recipients act on them."""
        return Prompts(self.outbox, self.connection, self.workspace)

    @cached_property
    def schedules(self) -> Schedules:
        """What falls due."""
        return Schedules(self.session)

    @cached_property
    def directory(self) -> Directory:
        """People and channels."""
        return Directory(self.session, self.now, self._facts)

    @property
    def has_news(self) -> bool:
        """Whether a message is owed that was not before."""
        return "outbox" in self.__dict__ and self.outbox.has_news

    def leave_no_trace(self) -> None:
        """Have nothing left behind of what was there before, nor of the order of writing.

        PostgreSQL keeps its log on its own terms; the README says what that means.
        """
        self.connection.info[LEAVES_NO_TRACE] = True

    def flush(self) -> None:
        """Write what is pending into the transaction."""
        if self._facts.people or self._facts.channels:
            _ = self.directory
        if "session" in self.__dict__:
            self.session.flush()
        if "outbox" in self.__dict__:
            self.outbox.flush()


class _Session(Session):
    """A session of one workspace; its listeners are bound once, which costs more than a query."""


@event.listens_for(_Session, "do_orm_execute")
def _see_own_rows(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        return
    state.statement = state.statement.options(_own_rows(state.session.info["workspace"]))


@cache
def _insert_into(table: type[Kept]) -> Insert:
    return insert(cast(Table, table.__table__))


@cache
def _select_from(table: type[Kept]) -> Select[Any]:
    columns = table.__table__.c
    here = columns.workspace_id == bindparam("workspace")
    return select(table.__table__).where(columns.id == bindparam("number"), here)


@lru_cache(maxsize=1000)
def _own_rows(workspace: str) -> Any:
    return with_loader_criteria(
        Kept, lambda row: row.workspace_id == workspace, include_aliases=True
    )


@event.listens_for(_Session, "before_flush")
def _stamp(session: Session, _flush: UOWTransaction, _instances: Any) -> None:
    for row in (*session.new, *session.dirty):
        if not isinstance(row, Kept):
            continue
        if row.workspace_id is None:
            row.workspace_id = session.info["workspace"]
        elif row.workspace_id != session.info["workspace"]:
            raise PermissionError("a row of another workspace")


def forget_workspace(connection: Connection, workspace: str) -> None:
    """Delete all that was kept for a workspace that the bot was removed from."""
    for table in reversed(Kept.metadata.sorted_tables):
        if "workspace_id" in table.c:
            connection.execute(table.delete().where(table.c.workspace_id == workspace))
            full_text.leave_no_trace(connection, table)
    connection.info[LEAVES_NO_TRACE] = True

"""One change in one workspace: everything in it happens, or nothing."""

from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from storage.directory import Directory, Facts
from storage.outbox import Outbox
from storage.schedules import Schedules
from storage.tables import Kept
from storage.threads import LEAVES_NO_TRACE


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

    @cached_property
    def outbox(self) -> Outbox:
        """The messages owed."""
        return Outbox(self.connection, self.workspace, self.now)

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


class _Session(Session):
    """A session of one workspace; its listeners are bound once, which costs more than a query."""


@event.listens_for(_Session, "do_orm_execute")
def _see_own_rows(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        return
    workspace = state.session.info["workspace"]
    state.statement = state.statement.options(
        with_loader_criteria(Kept, lambda row: row.workspace_id == workspace, include_aliases=True)
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
    connection.info[LEAVES_NO_TRACE] = True

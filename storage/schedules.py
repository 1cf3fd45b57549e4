"""What falls due, and when: kept in a table, so that a wake-up costs what is due."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from storage.tables import Schedule


class Schedules:
    """The schedules of one workspace, inside one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plan(self, kind: str, subject: int, due: datetime, *, number: int | None = None) -> None:
        """Have the rule `kind` run for `subject` at `due`, instead of any time planned before.

        Args:
            kind: the rule.
            subject: the record it runs for.
            due: when.
            number: of its row, below zero; the next of all unless given, which tells afterwards
                between which others it was planned.
        """
        planned = self._session.scalars(_planned(kind, subject)).first()
        if planned is None:
            new = Schedule(id=number, kind=kind, subject=subject, due=due, not_before=due)
            self._session.add(new)
        else:
            planned.due = planned.not_before = due

    def drop(self, kind: str, subject: int) -> None:
        """Forget what was planned.

        A rule that runs at this moment is passed over: it holds its schedule, and may wait for
        a record that is held here. A rule must therefore look whether its time has really come.
        """
        self._delete(Schedule.kind == kind, subject)

    def drop_all(self, prefix: str, subject: int) -> None:
        """Forget all that was planned for a subject by rules whose names begin alike."""
        self._delete(Schedule.kind.startswith(prefix, autoescape=True), subject)

    def _delete(self, kinds: ColumnElement[bool], subject: int) -> None:
        planned = select(Schedule).where(kinds, Schedule.subject == subject)
        for each in self._session.scalars(planned.with_for_update(skip_locked=True)):
            self._session.delete(each)


def _planned(kind: str, subject: int) -> Select[Schedule]:
    return (
        select(Schedule)
        .where(Schedule.kind == kind, Schedule.subject == subject)
        .with_for_update(skip_locked=True)
    )

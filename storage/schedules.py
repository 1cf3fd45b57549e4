"""What falls due, and when: kept in a table, so that a wake-up costs what is due."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.tables import Schedule


class Schedules:
    """The schedules of one workspace, inside one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plan(self, kind: str, subject: int, due: datetime) -> None:
        """Have the rule `kind` run for `subject` at `due`, instead of any time planned before."""
        planned = self._session.scalars(_planned(kind, subject)).first()
        if planned is None:
            self._session.add(Schedule(kind=kind, subject=subject, next_due=due))
        else:
            planned.next_due = due

    def drop(self, kind: str, subject: int) -> None:
        """Forget what was planned.

        A rule that runs at this moment is passed over: it holds its schedule, and may wait for
        a record that is held here. A rule must therefore look whether its time has really come.
        """
        for planned in self._session.scalars(_planned(kind, subject)):
            self._session.delete(planned)


def _planned(kind: str, subject: int) -> Select[Schedule]:
    return (
        select(Schedule)
        .where(Schedule.kind == kind, Schedule.subject == subject)
        .with_for_update(skip_locked=True)
    )

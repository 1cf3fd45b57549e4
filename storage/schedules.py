"""What falls due, and when: kept in a table, so that a wake-up costs what is due."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.tables import Schedule


class Schedules:
    """The schedules of one workspace, inside one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plan(self, kind: str, subject: int, due: datetime) -> None:
        """Have the rule `kind` run for `subject` at `due`, instead of any time planned before."""
        self.drop(kind, subject)
        self._session.add(Schedule(kind=kind, subject=subject, next_due=due))

    def drop(self, kind: str, subject: int) -> None:
        """Forget what was planned.

        A rule that runs at this moment is passed over: it holds its schedule, and may wait for
        a record that is held here. A rule must therefore look whether its time has really come.
        """
        planned = (
            select(Schedule.id)
            .where(Schedule.workspace_id == self._session.info["workspace"])
            .where(Schedule.kind == kind, Schedule.subject == subject)
            .with_for_update(skip_locked=True)
        )
        ids = self._session.scalars(planned).all()
        self._session.execute(delete(Schedule).where(Schedule.id.in_(ids)))

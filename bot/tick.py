"""What falls due: each schedule's rule run once, many in one transaction."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from sqlalchemy import Connection, delete, select, update

from bot.installations import Installations
from handlers.errors import report
from handlers.lookup import Lookup
from handlers.slack_errors import status_of
from handlers.tasks import Tasks
from rituals.cadence.clock import Clock
from rituals.engine.registry import Registry
from storage.database import Database
from storage.facts import Facts, NotLookedUp
from storage.tables import Schedule
from storage.unit_of_work import UnitOfWork

log = logging.getLogger("trellis")

BATCH = 200
TRY_AGAIN_AFTER = timedelta(minutes=5)
# While Slack is asked for one schedule, no other worker is to ask the same.
ASKING_TAKES = timedelta(minutes=1)
# Slack allows a hundred such questions a minute; what was learned is kept after each handful.
PEOPLE_AT_ONCE = 25
MOST_LOOKUPS = 4
TOO_MANY = 429


@dataclass
class Ticked:
    """What came of one batch.

    Args:
        seen: how many schedules were due.
        unknown: those whose rule must know something of Slack first.
    """

    seen: int = 0
    unknown: list[tuple[Any, NotLookedUp]] = field(default_factory=list)


class Tick:
    """Runs the rules of what is due.

    Args:
        registry: the rules that schedules name.
        database: where schedules are.
        installations: through whom Slack is asked.
        lookup: asks Slack.
        clock: the time.
    """

    def __init__(
        self,
        registry: Registry,
        database: Database,
        installations: Installations,
        lookup: Lookup,
        clock: Clock,
    ) -> None:
        self._registry = registry
        self._database = database
        self._installations = installations
        self._lookup = lookup
        self._clock = clock

    async def run(self, tasks: Tasks) -> int:
        """Run all that is due now, and return how many schedules that were.

        Args:
            tasks: where those go on for which Slack must be asked first.
        """
        seen = 0
        while True:
            ticked = await self._batch()
            seen += ticked.seen
            for row, wanted in ticked.unknown:
                tasks.start(self._ask_and_run(row, wanted), row.kind)
            if ticked.seen < BATCH:
                return seen

    async def _batch(self) -> Ticked:
        """Run one batch in one transaction; where a rule fails, each of them apart."""
        try:
            return await self._database.run(self._run_together)
        except Exception:
            # Whatever it was is met again, alone, and reported there.
            return await self._database.run(self._run_apart)

    def _run_together(self, connection: Connection) -> Ticked:
        now = self._clock()
        works: dict[str, UnitOfWork] = {}
        due = _due(connection, now)
        connection.execute(delete(Schedule).where(Schedule.id.in_([row.id for row in due])))
        for row in due:
            if row.workspace_id not in works:
                works[row.workspace_id] = UnitOfWork(connection, row.workspace_id, now)
            self._run_rule(row, works[row.workspace_id])
        for work in works.values():
            work.flush()
        return Ticked(len(due))

    def _run_apart(self, connection: Connection) -> Ticked:
        now = self._clock()
        ticked = Ticked()
        for row in _due(connection, now):
            ticked.seen += 1
            savepoint = connection.begin_nested()
            try:
                self._run_one(row, UnitOfWork(connection, row.workspace_id, now))
                savepoint.commit()
            except NotLookedUp as wanted:
                savepoint.rollback()
                _put_off(connection, row.id, now + ASKING_TAKES)
                ticked.unknown.append((row, wanted))
            except Exception as error:
                savepoint.rollback()
                report(error, row.kind)
                _put_off(connection, row.id, now + TRY_AGAIN_AFTER)
        return ticked

    def _run_one(self, row: Any, work: UnitOfWork) -> None:
        """Run one rule, if nobody has run it or planned it anew since it was seen."""
        seen = delete(Schedule).where(Schedule.id == row.id, Schedule.due == row.due)
        if work.connection.execute(seen).rowcount:
            self._run_rule(row, work)
            work.flush()

    def _run_rule(self, row: Any, work: UnitOfWork) -> None:
        rule = self._registry.rules.get(row.kind)
        if rule is None:
            log.warning("no feature runs %s any more", row.kind)
        else:
            rule(row.subject, row.due, work)

    async def _ask_and_run(self, row: Any, wanted: NotLookedUp) -> None:
        """Ask Slack what a rule must know, keep it, and run the rule.

        Where Slack asks for patience, the schedule is due again in a moment, and what was learned
        so far is not asked again.
        """
        client = self._installations.client(row.workspace_id)
        if client is None:
            return
        facts = Facts()
        for _ in range(MOST_LOOKUPS):
            for some in _handfuls(wanted):
                try:
                    facts = await self._lookup.find(client, some, facts)
                except SlackApiError as error:
                    if status_of(error) == TOO_MANY:
                        return
                    raise
                await self._database.run(partial(self._keep, row, facts))
            try:
                await self._database.run(partial(self._run_knowing, row, facts))
                return
            except NotLookedUp as more:
                wanted = more

    def _keep(self, row: Any, facts: Facts, connection: Connection) -> None:
        UnitOfWork(connection, row.workspace_id, self._clock(), facts).flush()

    def _run_knowing(self, row: Any, facts: Facts, connection: Connection) -> None:
        self._run_one(row, UnitOfWork(connection, row.workspace_id, self._clock(), facts))


def _due(connection: Connection, now: datetime) -> list[Any]:
    """Return what is due, the longest waiting first; other workers pass over it meanwhile."""
    return list(
        connection.execute(
            select(Schedule.__table__)
            .where(Schedule.not_before <= now)
            .order_by(Schedule.not_before, Schedule.id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
    )


def _put_off(connection: Connection, schedule: int, until: datetime) -> None:
    connection.execute(update(Schedule).where(Schedule.id == schedule).values(not_before=until))


def _handfuls(wanted: NotLookedUp) -> list[NotLookedUp]:
    """Return what is wanted in parts small enough for Slack's rates."""
    people = sorted(wanted.people)
    parts = [people[at : at + PEOPLE_AT_ONCE] for at in range(0, len(people), PEOPLE_AT_ONCE)]
    rest = NotLookedUp(
        channels=wanted.channels,
        members=wanted.members,
        channels_of=wanted.channels_of,
        messages=wanted.messages,
    )
    return [rest, *(NotLookedUp(people=part) for part in parts)]

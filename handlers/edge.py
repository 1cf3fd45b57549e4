"""How a call becomes an outcome: in a thread, in one transaction, once."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection

from handlers.errors import busy, failure, report
from handlers.lookup import Lookup
from handlers.tasks import Tasks
from rituals.cadence.clock import Clock
from rituals.engine.call import Call, Defaults
from rituals.engine.feature import Handler
from rituals.engine.outcome import NOTHING, Outcome, Refusal
from rituals.engine.registry import Registry
from rituals.words.message import paragraph
from storage import inbox
from storage.database import Database
from storage.facts import Facts, NotLookedUp
from storage.unit_of_work import UnitOfWork

# Each look-up can bring up the need of one more: a person, a channel, who is in it, another.
MOST_LOOKUPS = 5
MOST_WAITING = 500


class _FieldErrors(Exception):
    """Rolls back what a form with errors may have begun, the note that it was received included."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


@dataclass
class Edge:
    """What every surface works with.

    Args:
        registry: who answers.
        database: where it is kept.
        clock: the time.
        lookup: asks Slack what the core must know.
        tasks: what goes on after Slack was answered.
        defaults: what the operator set for everybody.
        on_news: called after a change that owes somebody a message.
    """

    registry: Registry
    database: Database
    clock: Clock
    lookup: Lookup
    tasks: Tasks
    defaults: Defaults
    on_news: Callable[[], None]
    waiting: int = 0

    async def run(
        self, handler: Handler, call: Call, client: AsyncWebClient, key: str | None, *, where: str
    ) -> Outcome:
        """Do what a person asked for, once, and return what to show; it never raises.

        Args:
            handler: the feature's function.
            call: what the person did.
            client: to ask Slack what the core must know.
            key: what identifies this delivery; a second one of the same key changes nothing.
                None for what may as well be done twice.
            where: what it is, for the report of a failure.
        """
        if self.waiting >= MOST_WAITING:
            return busy()
        try:
            return await self.attempt(handler, call, client, key)
        except Exception as error:
            return failure(report(error, where))

    async def attempt(
        self, handler: Handler, call: Call, client: AsyncWebClient, key: str | None
    ) -> Outcome:
        """Do as `run` does, for deliveries that Slack sends again when they fail.

        Raises:
            Exception: whatever failed; nothing was changed then.
        """
        self.waiting += 1
        try:
            return await self._with_lookups(handler, call, client, key)
        except _FieldErrors as rejected:
            return rejected.outcome
        except Refusal as refusal:
            if refusal.field:
                return Outcome(errors={refusal.field: refusal.words})
            return Outcome(says=paragraph(refusal.words))
        finally:
            self.waiting -= 1

    async def _with_lookups(
        self, handler: Handler, call: Call, client: AsyncWebClient, key: str | None
    ) -> Outcome:
        facts = Facts()
        for _ in range(MOST_LOOKUPS):
            try:
                return await self._transact(handler, call, key, facts)
            except NotLookedUp as wanted:
                facts = await self.lookup.find(client, wanted, facts)
        return await self._transact(handler, call, key, facts)

    async def _transact(
        self, handler: Handler, call: Call, key: str | None, facts: Facts
    ) -> Outcome:
        def change(connection: Connection) -> tuple[Outcome, bool]:
            if key and not inbox.is_new(connection, f"{call.workspace}/{key}", call.now):
                return NOTHING, False
            work = UnitOfWork(connection, call.workspace, call.now, facts)
            outcome = handler(call, work)
            if outcome.errors:
                raise _FieldErrors(outcome)
            work.flush()
            return outcome, work.has_news

        outcome, has_news = await self.database.run(change)
        if has_news:
            self.on_news()
        return outcome

"""One batch of the outbox: what is due is judged, written and claimed in one transaction."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.delivery.judgement import Judgement
from bot.delivery.pacing import Pacing
from handlers.errors import report
from rituals.engine.feature import MessageKind, Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.registry import Registry
from rituals.my_time import policy
from rituals.my_time.digest import write_digest
from rituals.my_time.policy import Decision, Fate
from rituals.my_time.ways_out import with_reason, with_ways_out
from rituals.words.message import Message
from storage import deliveries
from storage.outbox import CLAIMED, DEAD, DIGEST, SENT, SKIPPED, UNSURE, Place, is_person
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Job:
    """One claimed row: a message to post or edit, or to look for.

    Args:
        row: the row as it was claimed.
        kind: its kind.
        message: what it says; None where it must first be looked for.
        channel: the channel, where it is known already.
        thread_ts: the message in whose thread it is to stand, or may stand already.
        until: when the lease ends.
    """

    row: deliveries.Due
    kind: MessageKind
    message: Message | None
    channel: str | None
    thread_ts: str | None
    until: datetime

    @property
    def is_edit(self) -> bool:
        """Whether the message stands already."""
        return self.row.ts is not None


@dataclass
class Batch:
    """What one transaction has claimed, of how many rows that were due."""

    jobs: list[Job] = field(default_factory=list)
    seen: int = 0


def take(
    connection: Connection, registry: Registry, pacing: Pacing, now: datetime, most: int
) -> Batch:
    """Judge and claim what is due.

    Args:
        connection: the transaction.
        registry: who writes each kind of message.
        pacing: Slack's rates.
        now: the time.
        most: how many rows at most.
    """
    rows = deliveries.due(connection, now, most)
    batch = Batch(seen=len(rows))
    of_workspace: dict[str, list[deliveries.Due]] = defaultdict(list)
    for row in rows:
        of_workspace[row.workspace_id].append(row)
    # In one order for all workers: each row may lock its recipient's budget until the end.
    for workspace in sorted(of_workspace):
        work = UnitOfWork(connection, workspace, now)
        taking = _Taking(registry, pacing, work, of_workspace[workspace])
        batch.jobs += taking.jobs()
        work.flush()
    deliveries.claim(connection, [job.row.id for job in batch.jobs], now)
    return batch


class _Taking:
    """The due rows of one workspace, each brought to what becomes of it now."""

    def __init__(
        self,
        registry: Registry,
        pacing: Pacing,
        work: UnitOfWork,
        rows: Iterable[deliveries.Due],
    ) -> None:
        self._registry = registry
        self._pacing = pacing
        self._work = work
        # Digests last: what is folded into one at this very moment is to be in it.
        self._rows = sorted(
            rows, key=lambda row: (row.recipient, row.kind == DIGEST, row.not_before, row.id)
        )
        people = {row.recipient for row in self._rows if is_person(row.recipient)}
        self._put_off: dict[str, datetime] = {}
        self._direct_channels = work.directory.direct_channels(people)
        self._judgement = Judgement(work, [*{r.recipient for r in self._rows if self._is_timed(r)}])

    def jobs(self) -> list[Job]:
        """Return what is to be done now; the other rows wait, or were given up."""
        return [job for row in self._rows if (job := self._judged(row)) is not None]

    def _is_timed(self, row: deliveries.Due) -> bool:
        kind = self._registry.messages.get(row.kind)
        return kind is not None and kind.when is not When.AT_ONCE and row.ts is None

    def _judged(self, row: deliveries.Due) -> Job | None:
        kind = self._registry.messages.get(row.kind)
        if kind is None:
            self._drop(row, DEAD, "no feature writes this kind any more")
            return None
        channel = row.channel or self._known_channel(row.recipient)
        job = Job(row, kind, None, channel, row.thread_ts, self._work.now + deliveries.LEASE)
        # A lease that ran out over a post: nobody knows whether Slack took it.
        if row.ts is None and row.state in (CLAIMED, UNSURE):
            return job
        is_first = row.ts is None
        if is_first and not (
            self._may_go(row, kind, self._judgement.of(row, kind))
            and self._is_its_turn(row, channel)
        ):
            return None
        message = self._written(row, kind)
        if message is None or (is_first and not self._is_in_budget(row, kind)):
            return None
        if is_first:
            self._pacing.take(row.workspace_id, channel)
            job = replace(job, thread_ts=self._in_thread(row, channel, message))
        return replace(job, message=message)

    def _in_thread(self, row: deliveries.Due, channel: str | None, message: Message) -> str | None:
        """Return the thread in which a message is to stand, and note where to look for it."""
        thread = message.thread
        thread_ts = thread.ts if thread and thread.channel == channel else None
        if thread_ts != row.thread_ts:
            deliveries.stand_in(self._work.connection, row.id, thread_ts)
        return thread_ts

    def _may_go(self, row: deliveries.Due, kind: MessageKind, decision: Decision) -> bool:
        """Carry out a decision, and tell whether the message goes now."""
        connection = self._work.connection
        if decision.fate is Fate.WAITS:
            assert decision.at is not None
            deliveries.put_off(connection, row.id, decision.at)
        elif decision.fate is Fate.LET_GO:
            self._drop(row, SKIPPED, decision.reason)
            self._tell(row, kind)
        elif decision.fate is Fate.FOLDED:
            assert decision.at is not None
            deliveries.fold(connection, row.id, decision.at)
            moment = int(decision.at.timestamp())
            self._work.outbox.send(DIGEST, moment, to=row.recipient, not_before=decision.at)
            self._work.outbox.refresh(DIGEST, moment, only=[row.recipient])
        return decision.fate is Fate.GOES

    def _tell(self, row: deliveries.Due, kind: MessageKind) -> None:
        """Let the feature know that a message will not come; what it makes of it harms no other."""
        try:
            if kind.undelivered:
                kind.undelivered(Owed(row.subject, row.recipient, row.detail), self._work)
        except Exception as error:
            report(error, f"what follows from {row.kind}")

    def _written(self, row: deliveries.Due, kind: MessageKind) -> Message | None:
        """Return what a message says; None where it was given up."""
        place = Place(row.channel, row.ts) if row.ts else None
        owed = Owed(row.subject, row.recipient, row.detail, place)
        try:
            if row.kind == DIGEST:
                return write_digest(owed, self._registry, self._work)
            message = kind.write(owed, self._work)
        except NotNeeded as reason:
            self._drop(row, SENT if row.ts else SKIPPED, str(reason))
        except Exception as error:
            self._drop(row, DEAD, f"cannot be written, {report(error, row.kind)}")
        else:
            if kind.when is When.IN_BUDGET:
                return with_ways_out(message, row.id, policy.expiry(kind, row.due), self._work.now)
            return with_reason(message)
        return None

    def _is_its_turn(self, row: deliveries.Due, channel: str | None) -> bool:
        """Tell whether Slack's pace has room; otherwise the row waits, and the others pass."""
        wait = self._pacing.wait_for(row.workspace_id, channel)
        if wait:
            # Not before those that were owed earlier: while this is reckoned, time goes on.
            place = channel or row.recipient
            until = max(self._work.now + timedelta(seconds=wait), self._put_off.get(place, row.due))
            self._put_off[place] = until
            deliveries.put_off(self._work.connection, row.id, until)
        return not wait

    def _is_in_budget(self, row: deliveries.Due, kind: MessageKind) -> bool:
        """Count a message in its recipient's week, and tell whether there was room."""
        decision, week = self._judgement.spend(row, kind)
        if week != row.week:
            deliveries.count(self._work.connection, row.id, week)
        return self._may_go(row, kind, decision)

    def _drop(self, row: deliveries.Due, state: str, reason: str) -> None:
        deliveries.drop(self._work.connection, row.id, state, reason)

    def _known_channel(self, recipient: str) -> str | None:
        """Return where to post: a channel is its own, a person's was found at their first word."""
        if is_person(recipient):
            return self._direct_channels.get(recipient)
        return recipient

"""What the bot owes: messages kept with the change that caused them, and sent afterwards."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Table, and_, bindparam, case, not_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import OutboxMessage

WAITING, CLAIMED, UNSURE = "waiting", "claimed", "unsure"
SENT, SKIPPED, DEAD, FOLDED = "sent", "skipped", "dead", "folded"

# A message is edited no more often, so that whoever reads it can, and Slack bears it: chat.update
# is of tier 3, https://docs.slack.dev/apis/web-api/rate-limits
EDIT_EVERY = timedelta(seconds=1)

# The one message that is made of others: those that went over somebody's weekly budget.
DIGEST = "my_time:digest"

_COLUMNS = (
    "workspace_id", "kind", "subject", "recipient", "detail", "key", "topic", "due", "token",
)  # fmt: skip
_ROW = {name: bindparam(name) for name in _COLUMNS} | {
    "not_before": bindparam("due"),
    "state": WAITING,
    "reason": "",
    "version": 0,
    "attempts": 0,
}


def _owe(insert: Callable[..., Any]) -> Any:
    """Return the statement that owes a message, also one that was let go before."""
    again: dict[str, Any] = {
        "state": WAITING,
        "due": bindparam("due"),
        "not_before": bindparam("due"),
        "claimed_at": None,
        # One that stood is not written over what was said in its place: it comes anew.
        "token": bindparam("token"),
        "channel": None,
        "ts": None,
        "attempts": 0,
    }
    owe = insert(OutboxMessage).values(_ROW)
    return owe.on_conflict_do_update(
        index_elements=["workspace_id", "key"],
        set_=again,
        # A list of states could not be written for many rows at once.
        where=or_(
            OutboxMessage.state == SKIPPED,
            OutboxMessage.state == DEAD,
            # One whose time has not come is owed at the time that is named now.
            and_(OutboxMessage.state == WAITING, OutboxMessage.due > bindparam("now")),
        ),
    )


_INSERT = {"sqlite": _owe(sqlite.insert), "postgresql": _owe(postgresql.insert)}


def _stale() -> Any:
    """Return the statement that has messages written anew, built once for all."""
    table = cast(Table, OutboxMessage.__table__)
    at, is_sent = table.c.not_before, table.c.state == SENT
    now, until = (bindparam(name, type_=at.type) for name in ("now", "until"))
    # A clock that was wrong meanwhile holds nothing up for longer.
    pauses = and_(at > now, at <= until)
    return (
        update(table)
        .where(table.c.kind.in_(bindparam("kinds", expanding=True)))
        .where(table.c.subject == bindparam("about"))
        .where(table.c.workspace_id == bindparam("workspace"))
        .where(table.c.state.in_((SENT, CLAIMED, UNSURE)))
        .values(
            version=table.c.version + 1,
            not_before=case((and_(is_sent, not_(pauses)), now), else_=at),
            state=case((is_sent, WAITING), else_=table.c.state),
        )
    )


_STALE = _stale()
_STALE_THERE = _STALE.where(OutboxMessage.recipient.in_(bindparam("only", expanding=True)))


def is_person(recipient: str) -> bool:
    """Tell a person's id from a channel's: https://docs.slack.dev/reference/objects/user-object."""
    return recipient[:1] in ("U", "W")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands in Slack."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that stands in Slack: which kind, of which record, to whom."""

    kind: str
    subject: int
    recipient: str


class Outbox:
    """The messages of one workspace, inside one unit of work.

    Args:
        connection: the transaction of the unit of work.
        workspace: whose messages they are.
        now: the time; nothing is due before it.
    """

    def __init__(self, connection: Connection, workspace: str, now: datetime) -> None:
        self._transaction = connection
        self._workspace = workspace
        self._now = now
        self._owed: list[dict[str, Any]] = []
        self.has_news = False

    def send(
        self,
        kind: str,
        subject: int,
        to: str,
        *,
        detail: str = "",
        key: str = "",
        topic: str = "",
        not_before: datetime | None = None,
    ) -> None:
        """Owe a message: once for each key, however often it is asked for.

        One that was let go before, because it was not needed or could not arrive, is owed again.
        It is written with the next flush, together with the others: to write each alone would
        cost PostgreSQL's answer every time.

        Args:
            kind: which message, as the feature registered it.
            subject: the record it speaks of.
            to: a person's or a channel's id.
            detail: what tells two messages of one kind and subject apart; never people's text.
            key: unique in the workspace; kind, subject, recipient and detail unless given.
            topic: what a person asks not to hear of any more, such as `ritual/12`; the kind
                unless given.
            not_before: the earliest time it may leave; now unless given.
        """
        row = {
            "workspace_id": self._workspace,
            "kind": kind,
            "subject": subject,
            "recipient": to,
            "detail": detail,
            "key": key or f"{kind}/{subject}/{to}/{detail}",
            "topic": topic or kind,
            "due": not_before or self._now,
            "token": secrets.token_urlsafe(12),
            "now": self._now,
        }
        self._owed.append(row)
        self.has_news = True

    def flush(self) -> None:
        """Write what is owed into the transaction; whatever is read here is read after it."""
        if owed := self._owed:
            self._owed = []
            self._transaction.execute(_INSERT[self._transaction.dialect.name], owed)

    @property
    def _connection(self) -> Connection:
        """The transaction, with all that is owed written into it."""
        self.flush()
        return self._transaction

    def refresh(
        self, kind: str | Sequence[str], subject: int, *, only: Sequence[str] | None = None
    ) -> None:
        """Have messages written anew where they stand; several wishes before it happens are one.

        One that was written a moment ago is written again when its pause is over. Where all
        recipients are channels this is one statement: no channel is sent a digest, so that none
        needs to be looked for.

        Args:
            kind: which messages, of one kind or of several.
            subject: the record they speak of.
            only: the recipients, all unless given.
        """
        kinds = [kind] if isinstance(kind, str) else kind
        who = {"kinds": kinds, "about": subject, "workspace": self._workspace}
        when = {"now": self._now, "until": self._now + EDIT_EVERY}
        stale, those = (_STALE, {}) if only is None else (_STALE_THERE, {"only": list(only)})
        self._connection.execute(stale, who | when | those)
        if only is None or any(map(is_person, only)):
            for each in kinds:
                self.refresh_digests(each, subject)
        self.has_news = True

    def refresh_digests(self, kind: str, subject: int) -> None:
        """Have the digests written anew in which such messages stand."""
        folded = self._connection.execute(
            select(OutboxMessage.recipient, OutboxMessage.not_before)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.kind == kind, OutboxMessage.subject == subject)
            .where(OutboxMessage.state == FOLDED)
        )
        for recipient, digest in folded.all():
            self.refresh(DIGEST, int(digest.timestamp()), only=[recipient])

    def states(self, kind: str, subject: int) -> dict[str, str]:
        """Return where the messages of one kind and record stand, by recipient: the newest."""
        rows = self._connection.execute(
            select(OutboxMessage.recipient, OutboxMessage.state)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.kind == kind, OutboxMessage.subject == subject)
            .order_by(OutboxMessage.id)
        )
        return {row.recipient: row.state for row in rows}

    def places(self, kind: str, subject: int, recipient: str) -> list[Place]:
        """Return where the messages of this kind stand for one recipient, the newest first."""
        rows = self._connection.execute(
            select(OutboxMessage.channel, OutboxMessage.ts)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.kind == kind, OutboxMessage.subject == subject)
            .where(OutboxMessage.recipient == recipient, OutboxMessage.ts.is_not(None))
            .order_by(OutboxMessage.id.desc())
        )
        return [Place(channel, ts) for channel, ts in rows if channel and ts]

    def was_skipped(self, kind: str, subject: int, recipient: str, detail: str) -> bool:
        """Tell whether somebody skipped a message that they had seen."""
        skipped = (
            select(OutboxMessage.id)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.kind == kind, OutboxMessage.subject == subject)
            .where(OutboxMessage.recipient == recipient, OutboxMessage.detail == detail)
            .where(OutboxMessage.state == SKIPPED, OutboxMessage.ts.is_not(None))
            .limit(1)
        )
        return self._connection.execute(skipped).first() is not None

    def hold(self, kind: str, subject: int) -> None:
        """Wait for whoever takes messages of this kind to Slack, and let nobody until the end."""
        self._connection.execute(
            select(OutboxMessage.id)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.kind == kind, OutboxMessage.subject == subject)
            .order_by(OutboxMessage.id)
            .with_for_update()
        ).all()

    def is_waiting(self, kinds: Sequence[str], subject: int, recipient: str) -> bool:
        """Tell whether one of these messages has still to leave for the first time."""
        waiting = (
            select(OutboxMessage.id)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.kind.in_(kinds), OutboxMessage.subject == subject)
            .where(OutboxMessage.recipient == recipient)
            .where(OutboxMessage.state == WAITING, OutboxMessage.ts.is_(None))
            .limit(1)
        )
        return self._connection.execute(waiting).first() is not None

    def standing_at(self, place: Place) -> Standing | None:
        """Return the message that stands at a place, if it is one of the bot's."""
        row = self._connection.execute(
            select(OutboxMessage.kind, OutboxMessage.subject, OutboxMessage.recipient)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.channel == place.channel, OutboxMessage.ts == place.ts)
        ).first()
        return Standing(*row) if row else None

"""A message that asks something, as its recipient may act on it: skip it, or have it come later."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from storage.outbox import SKIPPED, WAITING, Outbox
from storage.tables import OutboxMessage

_COLUMNS = ("id", "kind", "subject", "topic", "state", "due", "week")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One row of the outbox.

    Args:
        number: of the row.
        kind: which message.
        subject: the record it speaks of.
        topic: what it belongs to.
        state: where it stands.
        due: when it was to come.
        week: in whose budget it was counted; None for what is not counted, or stands in a digest.
    """

    number: int
    kind: str
    subject: int
    topic: str
    state: str
    due: datetime
    week: date | None


class Prompts:
    """The messages of one workspace, each for its recipient, inside one unit of work.

    Args:
        outbox: where they are.
        connection: the transaction of the unit of work.
        workspace: whose messages they are.
    """

    def __init__(self, outbox: Outbox, connection: Connection, workspace: str) -> None:
        self._outbox = outbox
        self._connection = connection
        self._workspace = workspace

    def of(self, number: int, recipient: str) -> Prompt | None:
        """Return one message of somebody's, None where it is nobody's or another person's."""
        row = self._connection.execute(
            select(*(getattr(OutboxMessage, name) for name in _COLUMNS))
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.id == number, OutboxMessage.recipient == recipient)
        ).first()
        return Prompt(*row) if row else None

    def let_go(self, prompt: Prompt, reason: str) -> None:
        """Have a message neither sent nor written anew any more."""
        self._outbox.refresh_digests(prompt.kind, prompt.subject)
        self._change(prompt, state=SKIPPED, reason=reason)

    def ask_again(self, prompt: Prompt, at: datetime) -> None:
        """Have a message come a second time, at the earliest at `at`."""
        fresh = {"token": secrets.token_urlsafe(12), "claimed_at": None, "channel": None}
        self._change(prompt, state=WAITING, due=at, not_before=at, ts=None, attempts=0, **fresh)
        self._outbox.has_news = True

    def _change(self, prompt: Prompt, **values: Any) -> None:
        self._connection.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace)
            .where(OutboxMessage.id == prompt.number)
            .values(values)
        )

"""Response addresses: a few replies without a token, for a while."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.refusals import Refusal

USES = 5
"""docs.slack.dev/interactivity/handling-user-interaction, "up to 5 times"."""

LIFETIME = timedelta(minutes=30)
"""The same page, "within 30 minutes of receiving the payload"."""


@dataclass
class ResponseUrl:
    """Where a reply goes.

    Args:
        message_ts: the message that the reply may replace, or None.
        until: the instant after which it is dead, on the sandbox's clock.
    """

    team_id: str
    user_id: str
    channel_id: str
    message_ts: str | None
    until: datetime
    left: int = USES


class ResponseUrls:
    """All response addresses handed out so far.

    Args:
        clock: for their end.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, ResponseUrl] = {}
        self.base_url = ""

    def issue(self, team_id: str, user_id: str, channel_id: str, ts: str | None = None) -> str:
        """Make an address.

        Args:
            team_id: the workspace.
            user_id: who sees ephemeral replies.
            channel_id: where replies appear.
            ts: of the message that may be replaced, or None.
        """
        key = f"{team_id}/{secrets.token_hex(12)}"
        until = self._clock.now() + LIFETIME
        self._known[key] = ResponseUrl(team_id, user_id, channel_id, ts, until)
        return f"{self.base_url}/response/{key}"

    def use(self, key: str) -> ResponseUrl:
        """Count one use.

        Args:
            key: the end of the address.

        Raises:
            Refusal: `expired_url` or `used_url`.
        """
        known = self._known.get(key)
        if known is None or self._clock.now() > known.until:
            raise Refusal("expired_url")
        if known.left <= 0:
            raise Refusal("used_url")
        known.left -= 1
        return known

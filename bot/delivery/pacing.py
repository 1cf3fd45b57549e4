"""Slack's rates: a message a second in a channel, an edit a second, a method held after a 429.

Source: https://docs.slack.dev/apis/web-api/rate-limits
"""

import time
from collections.abc import Callable
from datetime import timedelta

from storage.outbox import EDIT_EVERY

MESSAGE_EVERY = 1.0
# Less than this is the rounding of clocks, and not worth another look.
HARDLY_ANY = 0.001


class Pacing:
    """When the next call may be made. Seconds as Slack counts them, whatever the calendar says.

    Args:
        message_every: seconds between two messages in a channel; 0 for none, and for none
            between two edits either.
        monotonic: the seconds.
    """

    def __init__(
        self, message_every: float = MESSAGE_EVERY, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._every = message_every
        # Kept in the message's row, which all workers see.
        self.edit_every = EDIT_EVERY if message_every else timedelta()
        self._now = monotonic
        self._next_in_channel: dict[tuple[str, str], float] = {}
        self._held_until: dict[tuple[str, str], float] = {}

    def wait_for(self, workspace: str, channel: str | None) -> float:
        """Return in how many seconds a message may be posted; 0 for at once."""
        free = self._next_in_channel.get((workspace, channel or ""), 0.0)
        wait = max(free - self._now(), self.held(workspace, "chat.postMessage"))
        return wait if wait > HARDLY_ANY else 0.0

    def take(self, workspace: str, channel: str | None) -> None:
        """Note that a message is about to be posted in a channel."""
        if not self._every or channel is None:
            return
        now = self._now()
        self._next_in_channel[workspace, channel] = now + self._every
        if len(self._next_in_channel) > 10_000:
            self._next_in_channel = {k: v for k, v in self._next_in_channel.items() if v > now}

    def hold(self, workspace: str, method: str, seconds: float) -> None:
        """Hold a method in a workspace, and no other, as Slack asked."""
        self._held_until[workspace, method] = self._now() + seconds

    def held(self, workspace: str, method: str) -> float:
        """Return for how many seconds a method is still held in a workspace."""
        left = self._held_until.get((workspace, method), 0.0) - self._now()
        if left <= 0:
            self._held_until.pop((workspace, method), None)
        return max(left, 0.0)

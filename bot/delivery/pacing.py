"""Slack's rates: one message a second in a channel, and a method held after it said 429.

Source: https://docs.slack.dev/apis/web-api/rate-limits
"""

import time
from collections.abc import Callable

MESSAGE_EVERY = 1.0
# Beyond this a row goes back into the outbox and does not hold up its batch.
LONGEST_WAIT = 10.0


class Pacing:
    """When the next call may be made. Real seconds, since Slack counts them.

    Args:
        message_every: seconds between two messages in a channel; 0 for none.
        monotonic: the seconds.
    """

    def __init__(
        self, message_every: float = MESSAGE_EVERY, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._every = message_every
        self._now = monotonic
        self._next_in_channel: dict[tuple[str, str], float] = {}
        self._held_until: dict[tuple[str, str], float] = {}

    def wait_for_channel(self, workspace: str, channel: str) -> float:
        """Take the channel's next place and return the seconds until it.

        More than `LONGEST_WAIT` seconds means that no place was taken.
        """
        if not self._every:
            return 0.0
        now = self._now()
        at = max(now, self._next_in_channel.get((workspace, channel), now))
        if at - now <= LONGEST_WAIT:
            self._next_in_channel[workspace, channel] = at + self._every
        if len(self._next_in_channel) > 10_000:
            self._next_in_channel = {k: v for k, v in self._next_in_channel.items() if v > now}
        return at - now

    def hold(self, workspace: str, method: str, seconds: float) -> None:
        """Hold a method in a workspace, and no other, as Slack asked."""
        self._held_until[workspace, method] = self._now() + seconds

    def held(self, workspace: str, method: str) -> float:
        """Return for how many seconds a method is still held in a workspace."""
        left = self._held_until.get((workspace, method), 0.0) - self._now()
        if left <= 0:
            self._held_until.pop((workspace, method), None)
        return max(left, 0.0)

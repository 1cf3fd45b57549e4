"""Slack's rate limits, for each method in each workspace."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute (docs.slack.dev/apis/web-api/rate-limits)."""

CHANNEL_BURST = 3
"""Messages that a channel takes at once before one a second holds (the same page)."""

WORKSPACE_MESSAGES = 300
"""Messages a minute in one workspace, "several hundred" on the same page."""


class Rates:
    """Counts calls and says when one has to wait.

    Args:
        pace: gives seconds that only grow.
    """

    def __init__(self, pace: Callable[[], float]) -> None:
        self._pace = pace
        self._calls: dict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._held: dict[tuple[str, str], float] = {}
        self._buckets: dict[tuple[str, str], tuple[float, float]] = {}
        self.per_minute: dict[str, int] = {}

    def wait_for(self, method: str, workspace: str, tier: int, channel: str | None) -> int | None:
        """Count a call and give the whole seconds it has to wait, or None when it may pass.

        Args:
            method: the Web API method.
            workspace: the caller's workspace id.
            tier: 1 to 4, or 0 for `chat.postMessage`, which has limits of its own.
            channel: where a message goes, or None.
        """
        key, now = (method, workspace), self._pace()
        if now < self._held.get(key, 0):
            return math.ceil(self._held[key] - now)
        most = self.per_minute.get(method) or TIERS.get(tier, WORKSPACE_MESSAGES)
        calls = self._calls[key]
        while calls and calls[0] <= now - 60:
            calls.popleft()
        wait = calls[0] + 60 - now if len(calls) >= most else 0.0
        if tier == 0 and channel:
            wait = max(wait, self._channel_wait(workspace, channel, now))
        if wait <= 0:
            calls.append(now)
            return None
        self._held[key] = now + wait
        return max(1, math.ceil(wait))

    def _channel_wait(self, workspace: str, channel: str, now: float) -> float:
        left, then = self._buckets.get((workspace, channel), (float(CHANNEL_BURST), now))
        left = min(CHANNEL_BURST, left + now - then)
        if left < 1:
            self._buckets[(workspace, channel)] = (left, now)
            return 1 - left
        self._buckets[(workspace, channel)] = (left - 1, now)
        return 0.0

"""Deliveries to the app: over HTTP or a socket, with Slack's time limit and its retries."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.under_way import UnderWay

ANSWER_LIMIT = 3.0
"""Seconds (docs.slack.dev/interactivity/handling-user-interaction, "acknowledgment response")."""


@dataclass
class Delivery:
    """Something sent to the app, and what came back.

    Args:
        workspace_id: where it happened.
        kind: `command`, `interactive` or `event`.
        payload: what was sent; text or bytes for a forged body.
        status: of the HTTP answer; 200 for an acknowledged envelope, None without an answer.
        body: of the answer: a dictionary, or text, or None.
        error: None, or what Slack would show: `operation_timeout`, `dispatch_failed`,
            `invalid_response` (the answer cannot be applied), `input_missing` (the form was not
            even sent).
        detail: what exactly cannot be applied.
        retry_num: 0 for the first attempt.
    """

    workspace_id: str
    kind: str
    payload: Any
    status: int | None = None
    body: Any = None
    error: str | None = None
    detail: str = ""
    retry_num: int = 0
    retry_reason: str = ""
    response_headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the app answered in time and well."""
        return self.error is None

    def refuse(self, refusal: Refusal) -> None:
        """Note that the app's answer cannot be applied.

        Args:
            refusal: why.
        """
        self.error = "invalid_response"
        self.detail = " ".join([refusal.code, *refusal.messages])


class Carrier(Protocol):
    """A way to reach the app."""

    async def carry(
        self, delivery: Delivery, limit: float, headers: Mapping[str, str] | None
    ) -> None:
        """Send one delivery and fill in what came back.

        Args:
            delivery: to send.
            limit: seconds to wait.
            headers: to add to, or forge in, the request.
        """
        ...


class Courier:
    """Sends deliveries and sends events again.

    Args:
        under_way: where background work is kept.
        carrier: the way to the app; may be replaced at any time.
    """

    def __init__(self, under_way: UnderWay, carrier: Carrier) -> None:
        self._under_way = under_way
        self.carrier = carrier
        self.answer_limit = ANSWER_LIMIT
        # Slack waits nothing, a minute and five minutes; a workspace on one machine need not.
        self.retry_delays: tuple[float, ...] = (0.0, 0.1, 0.3)
        self.sent: list[Delivery] = []

    async def carry(
        self,
        workspace_id: str,
        kind: str,
        payload: Json | str | bytes,
        headers: Mapping[str, str] | None = None,
    ) -> Delivery:
        """Send something once.

        Args:
            workspace_id: where it happened.
            kind: `command`, `interactive` or `event`.
            payload: to send; text or bytes go out as they are.
            headers: to add or forge.
        """
        return await self._send(Delivery(workspace_id, kind, payload), headers)

    async def carry_event(self, workspace_id: str, payload: Json) -> Delivery:
        """Send an event; what is not accepted is sent again in the background.

        Args:
            workspace_id: where it happened.
            payload: the event's envelope.

        Returns:
            The first attempt.
        """
        first = await self._send(Delivery(workspace_id, "event", payload), None)
        if not first.ok and self.retry_delays:
            self._under_way.begin(self._again(first))
        return first

    async def _again(self, failed: Delivery) -> None:
        for number, delay in enumerate(self.retry_delays, start=1):
            if failed.response_headers.get("x-slack-no-retry") == "1":
                return
            await asyncio.sleep(delay)
            reason = {"operation_timeout": "http_timeout"}.get(failed.error or "", "http_error")
            if failed.status is None and reason == "http_error":
                reason = "connection_failed"
            retry = Delivery(failed.workspace_id, "event", failed.payload)
            retry.retry_num, retry.retry_reason = number, reason
            failed = await self._send(retry, None)
            if failed.ok:
                return

    async def _send(self, delivery: Delivery, headers: Mapping[str, str] | None) -> Delivery:
        self.sent.append(delivery)
        await self.carrier.carry(delivery, self.answer_limit, headers)
        return delivery

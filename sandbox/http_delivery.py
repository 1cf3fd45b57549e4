"""Deliveries as signed HTTP requests.

Source: docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import aiohttp

from sandbox.delivery import Delivery

_FORM = "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Give the `x-slack-signature` of a body.

    Args:
        secret: the app's signing secret.
        timestamp: epoch seconds, as sent in `x-slack-request-timestamp`.
        body: exactly as sent.
    """
    text = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


class HttpCarrier:
    """Posts every delivery to one address.

    Args:
        url: the app's address for commands, interactivity and events.
        signing_secret: shared with the app.
    """

    def __init__(self, url: str, signing_secret: str) -> None:
        self.url = url
        self.signing_secret = signing_secret
        self._session: aiohttp.ClientSession | None = None

    async def carry(
        self, delivery: Delivery, limit: float, headers: Mapping[str, str] | None
    ) -> None:
        """Send one delivery and fill in what came back; see `Carrier`."""
        body, content_type = encoded(delivery)
        sent = self._headers(delivery, body, content_type) | dict(headers or {})
        if self._session is None:
            self._session = aiohttp.ClientSession()
        timeout = aiohttp.ClientTimeout(total=limit)
        try:
            async with self._session.post(
                self.url, data=body, headers=sent, timeout=timeout, allow_redirects=False
            ) as answer:
                delivery.status = answer.status
                delivery.response_headers = {k.lower(): v for k, v in answer.headers.items()}
                delivery.body = _decoded(await answer.text())
        except TimeoutError:
            delivery.error = "operation_timeout"
            return
        except aiohttp.ClientError:
            delivery.error = "dispatch_failed"
            return
        good = delivery.status // 100 == 2 if delivery.kind == "event" else delivery.status == 200
        delivery.error = None if good else "dispatch_failed"

    def _headers(self, delivery: Delivery, body: bytes, content_type: str) -> dict[str, str]:
        timestamp = str(int(time.time()))
        headers = {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "application/json,*/*",
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self.signing_secret, timestamp, body),
        }
        if delivery.retry_num:
            headers["X-Slack-Retry-Num"] = str(delivery.retry_num)
            headers["X-Slack-Retry-Reason"] = delivery.retry_reason
        return headers

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None


def encoded(delivery: Delivery) -> tuple[bytes, str]:
    """Give the body and content type of a delivery.

    Args:
        delivery: to send.
    """
    payload: Any = delivery.payload
    if isinstance(payload, (str, bytes)):
        body = payload.encode() if isinstance(payload, str) else payload
        return body, "application/json" if delivery.kind == "event" else _FORM
    if delivery.kind == "event":
        return json.dumps(payload).encode(), "application/json"
    form = payload if delivery.kind == "command" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), _FORM


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text

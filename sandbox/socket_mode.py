"""Socket Mode: deliveries in envelopes over web sockets.

Source: docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.delivery import Delivery
from sandbox.shapes import Json

MOST_SOCKETS = 10
"""The page above, "up to 10 active WebSocket connections"."""

_TYPES = {"command": "slash_commands", "interactive": "interactive", "event": "events_api"}


class Connection:
    """One socket of the app.

    Args:
        websocket: accepted.
    """

    def __init__(self, websocket: WebSocket) -> None:
        self.websocket = websocket
        self.retiring = False
        self.waiting: dict[str, asyncio.Future[Any]] = {}

    async def send(self, message: Json) -> None:
        """Send one message."""
        await self.websocket.send_text(json.dumps(message))

    async def listen(self) -> None:
        """Take acknowledgements until the socket closes."""
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            while True:
                text = await self.websocket.receive_text()
                with contextlib.suppress(ValueError):
                    self._acknowledge(json.loads(text))

    def _acknowledge(self, message: Any) -> None:
        name = message.get("envelope_id") if isinstance(message, dict) else None
        waiter = self.waiting.pop(name, None) if name else None
        if waiter is not None and not waiter.done():
            waiter.set_result(message.get("payload"))

    def fail(self) -> None:
        """Let those who wait know that the socket is gone."""
        for waiter in self.waiting.values():
            if not waiter.done():
                waiter.set_exception(ConnectionResetError())
        self.waiting.clear()


class SocketHub:
    """The app's sockets; a delivery goes to any one of them.

    Args:
        app_id: told in the greeting.
    """

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._turn = 0
        self.connections: list[Connection] = []
        self.envelopes: list[Json] = []

    def ticket(self) -> str:
        """Make the secret of a socket address, good for one connection."""
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one socket from its greeting to its end."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close(4404)
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        connection = Connection(websocket)
        if len(self.connections) >= MOST_SOCKETS:
            await connection.send({"type": "disconnect", "reason": "too_many_websockets"})
            await websocket.close()
            return
        self.connections.append(connection)
        try:
            await connection.send(self._greeting())
            await connection.listen()
        finally:
            self.connections.remove(connection)
            connection.fail()

    def _greeting(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    async def carry(
        self, delivery: Delivery, limit: float, headers: Mapping[str, str] | None = None
    ) -> None:
        """Send one delivery and fill in what came back; see `Carrier`."""
        ready = [c for c in self.connections if not c.retiring]
        if not ready:
            delivery.error = "dispatch_failed"
            return
        self._turn += 1
        connection = ready[self._turn % len(ready)]
        envelope = self._envelope(delivery)
        waiter: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = waiter
        try:
            await connection.send(envelope)
            delivery.body = await asyncio.wait_for(waiter, limit)
            delivery.status = 200
        except TimeoutError:
            delivery.error = "operation_timeout"
        except (ConnectionError, RuntimeError, WebSocketDisconnect):
            delivery.error = "dispatch_failed"
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)

    def _envelope(self, delivery: Delivery) -> Json:
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "payload": delivery.payload,
            "type": _TYPES[delivery.kind],
            "accepts_response_payload": delivery.kind != "event",
        }
        if delivery.kind == "event":
            reason = "timeout" if delivery.retry_num else ""
            envelope |= {"retry_attempt": delivery.retry_num, "retry_reason": reason}
        self.envelopes.append(envelope)
        return envelope

    async def refresh(self, reason: str = "refresh_requested", grace: float = 0.5) -> None:
        """Ask the app to connect anew, and close the old sockets after a while.

        Args:
            reason: `refresh_requested`, `warning` or `link_disabled`.
            grace: seconds until the old sockets close.
        """
        old = list(self.connections)
        for connection in old:
            connection.retiring = True
            await connection.send({"type": "disconnect", "reason": reason, "debug_info": {}})
        await asyncio.sleep(grace)
        await self._close(old)

    async def drop(self) -> None:
        """Close all sockets without a word."""
        await self._close(list(self.connections))

    async def _close(self, connections: list[Connection]) -> None:
        for connection in connections:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await connection.websocket.close()

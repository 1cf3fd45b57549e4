"""Connections that are reset before an answer comes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class ExposedProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which hands the connection on so that a fault can cut it."""

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self.scope["extensions"] = {"sandbox.connection": {"transport": self.transport}}


class ResetResponse(Response):
    """No answer at all: the caller sees a reset connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection."""
        transport = scope["extensions"]["sandbox.connection"]["transport"]
        connection = transport.get_extra_info("socket")
        # With a linger time of 0 the kernel sends a reset in place of a polite end.
        with contextlib.suppress(OSError, AttributeError):
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()
        # uvicorn has to notice the end before this returns, or it tries to send an error page.
        await asyncio.sleep(0.005)

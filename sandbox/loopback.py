"""A server on 127.0.0.1 that starts and ends at once."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import uvicorn


def listening(port: int = 0) -> socket.socket:
    """Return a socket on 127.0.0.1.

    Args:
        port: to listen on; any free one when 0.

    Raises:
        OSError: something else listens there.
    """
    # asyncio sends small answers at once only where a socket is named TCP; otherwise each waits
    # 40 ms for the other side's acknowledgement.
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    return listener


class Loopback(uvicorn.Server):
    """Serves an application to programs on this machine.

    Args:
        app: the application.
        options: of uvicorn.
    """

    def __init__(self, app: Any, **options: Any) -> None:
        quiet: dict[str, Any] = {"lifespan": "off", "log_config": None, "access_log": False}
        super().__init__(uvicorn.Config(app, **quiet | options))
        self._ended = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    async def begin(self, listener: socket.socket) -> None:
        """Serve, and return once requests are answered."""
        self._serving = asyncio.create_task(self.serve(sockets=[listener]))
        while not self.started:
            if self._serving.done():
                self._serving.result()
            await asyncio.sleep(0.002)

    async def end(self) -> None:
        """Finish what is in hand, and stop listening."""
        self.should_exit = True
        self._ended.set()
        if self._serving is not None:
            await self._serving

    async def main_loop(self) -> None:
        """Wait for the end at once, where uvicorn looks for it every tenth of a second."""
        await self._ended.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close at once what nobody uses, where uvicorn waits a tenth of a second in any case."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        # What was closed says so in the next round of the event loop.
        await asyncio.sleep(0)
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the program around it."""
        yield

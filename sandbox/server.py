"""The HTTP server: Web API, sockets, response addresses, files, and the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from sandbox.doors import Doors
from sandbox.loopback import Loopback, listening
from sandbox.page_api import PageApi
from sandbox.resets import ExposedProtocol
from sandbox.web_api.endpoint import Endpoint

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox

PAGE = Path(__file__).parent / "page"


class Server:
    """Serves a sandbox on loopback.

    Args:
        host: the sandbox.
    """

    def __init__(self, host: Sandbox) -> None:
        self._host = host
        self._server: Loopback | None = None
        self.port = 0
        self.page = PageApi(host)

    @property
    def running(self) -> bool:
        """Whether it serves at present."""
        return self._server is not None

    async def start(self, port: int) -> None:
        """Listen, and return once requests are answered.

        Args:
            port: to listen on; any free one when 0.
        """
        listener = listening(port)
        self.port = listener.getsockname()[1]
        self.page = PageApi(self._host)
        self._server = Loopback(
            self._app(),
            http=ExposedProtocol,
            log_level="warning",
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        await self._server.begin(listener)

    async def stop(self) -> None:
        """Close sockets and event streams, and stop listening."""
        if self._server is None:
            return
        self.page.stop()
        await self._host.sockets.drop()
        await self._server.end()
        self._server = None

    def _app(self) -> Starlette:
        doors = Doors(self._host)
        routes = [
            Route("/api/{method}", Endpoint(self._host).answer, methods=["GET", "POST"]),
            Route("/response/{team}/{key}", doors.respond, methods=["POST"]),
            Route("/upload/v1/{team}/{file}/{key}", doors.upload, methods=["POST"]),
            Route("/files-pri/{name}/{rest:path}", doors.download),
            WebSocketRoute("/link/", self._link),
            Mount("/page", routes=self.page.routes()),
            Route("/", self._index),
            Route("/static/{name}", self._asset),
        ]
        return Starlette(routes=routes)

    async def _link(self, websocket: WebSocket) -> None:
        await self._host.sockets.serve(websocket)

    async def _index(self, request: Request) -> Response:
        return self._served(request, "index.html")

    async def _asset(self, request: Request) -> Response:
        return self._served(request, request.path_params["name"])

    def _served(self, request: Request, name: str) -> Response:
        refusal = self.page.refused(request)
        if refusal:
            return JSONResponse({"ok": False, "error": refusal}, 403)
        file = PAGE / Path(name).name
        if not file.is_file():
            return PlainTextResponse("Not found", 404)
        return FileResponse(file, headers={"Cache-Control": "no-store"})

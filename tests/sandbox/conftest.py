"""A workspace with three people and a bot that is written in the test itself."""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sandbox import Actor, Clock, Sandbox, Workspace

SIGNING_SECRET = "a secret between the two"
START = datetime(2027, 3, 5, 9, 0, tzinfo=UTC)

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Plant"},
    "features": {
        "bot_user": {"display_name": "plant"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/plant", "description": "Plants", "should_escape": True},
            {"command": "/raw", "description": "Unescaped", "usage_hint": "[words]"},
        ],
        "shortcuts": [
            {"name": "Plant", "type": "global", "callback_id": "plant:new", "description": "New"},
            {"name": "This", "type": "message", "callback_id": "plant:this", "description": "It"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                *("commands", "chat:write", "users:read", "im:write", "im:read", "im:history"),
                *("channels:read", "channels:history", "groups:read", "groups:history"),
                *("reactions:read", "reactions:write", "files:write", "files:read", "team:read"),
                *("app_mentions:read", "channels:join", "mpim:write", "mpim:read"),
            ]
        }
    },
    "settings": {
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {
            "bot_events": [
                *("app_home_opened", "reaction_added", "reaction_removed", "message.im"),
                *("message.channels", "member_joined_channel", "member_left_channel"),
                *("user_change", "team_join", "app_uninstalled", "tokens_revoked", "channel_left"),
                "app_mention",
            ]
        },
    },
}


def words(text: str, kind: str = "plain_text") -> dict[str, Any]:
    return {"type": kind, "text": text}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    view = {"type": "modal", "callback_id": "form", "title": words("A form")}
    view |= {"submit": words("Send"), "blocks": list(blocks) or [box("note")]}
    return view | more


def box(name: str, **more: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": name, **more.pop("element", {})}
    return {"type": "input", "block_id": name, "label": words(name), "element": element, **more}


def buttons(*names: str, value: str = "v1") -> dict[str, Any]:
    elements = [
        {"type": "button", "action_id": name, "text": words(name), "value": value} for name in names
    ]
    return {"type": "actions", "block_id": "buttons", "elements": elements}


class AppServer:
    """Serves whatever Bolt app the running test has."""

    def __init__(self) -> None:
        self.handler: Callable[[Request], Awaitable[Response]] | None = None
        self.requests: list[dict[str, str]] = []
        self.statuses: list[int] = []
        self.url = ""

    async def answer(self, request: Request) -> Response:
        self.requests.append(dict(request.headers))
        if self.statuses:
            return PlainTextResponse("", self.statuses.pop(0))
        return await self.handler(request)

    async def start(self) -> None:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
        app = Starlette(routes=[Route("/slack/events", self.answer, methods=["POST"])])
        config = uvicorn.Config(app, lifespan="off", log_config=None, timeout_graceful_shutdown=1)
        self.server = uvicorn.Server(config)
        self.server.capture_signals = contextlib.nullcontext
        self.task = asyncio.create_task(self.server.serve(sockets=[listener]))
        while not self.server.started:
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        self.server.should_exit = True
        await self.task


@dataclass
class World:
    sandbox: Sandbox
    orchard: Workspace
    maya: Actor
    noor: Actor
    app: AsyncApp
    client: AsyncWebClient
    server: AppServer
    seen: list[Any] = field(default_factory=list)

    async def refused(self, call: Awaitable[Any]) -> dict[str, Any]:
        """Wait for a Web API call to be refused and give Slack's answer."""
        with pytest.raises(SlackApiError) as refusal:
            await call
        return refusal.value.response.data

    async def post(self, **fields: Any) -> str:
        fields.setdefault("channel", "C0DESIGN")
        return (await self.client.chat_postMessage(**fields))["ts"]

    async def reply_to(self, url: str, body: dict[str, Any]) -> int:
        """Post to a response address and give the status."""
        async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
            return answer.status

    async def until(self, condition: Callable[[], Any]) -> None:
        """Wait for something that the bot does in its own time."""
        for _ in range(400):
            if condition():
                return
            await asyncio.sleep(0.005)
        raise AssertionError("It never happened.")


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def app_server(runner: asyncio.Runner) -> Iterator[AppServer]:
    server = AppServer()
    runner.run(server.start())
    yield server
    runner.run(server.stop())


def furnished(manifest: dict[str, Any] | None = None) -> tuple[Sandbox, Workspace]:
    sandbox = Sandbox(Clock(START, frozen=True), manifest or MANIFEST)
    orchard = sandbox.add_workspace("T0ORCHARD", "Orchard")
    orchard.add_person("U0MAYA", "Maya Lindqvist", tz="Europe/Stockholm", title="Designer")
    orchard.add_person("U0NOOR", "Noor Haddad", tz="Asia/Kolkata")
    orchard.add_person("U0TOM", "Tom Baker")
    orchard.add_channel("C0DESIGN", "design", members=["U0MAYA", "U0NOOR"])
    orchard.add_channel("C0QUIET", "quiet", members=["U0MAYA"], with_bot=False)
    orchard.add_channel("C0SECRET", "secret", members=["U0NOOR"], private=True, with_bot=False)
    return sandbox, orchard


Story = Callable[[World], Awaitable[None]]


@pytest.fixture
def live(runner: asyncio.Runner, app_server: AppServer) -> Callable[..., None]:
    """Run a story in a fresh workspace; `socket_mode=True` for the other way to the app."""

    async def tell(story: Story, socket_mode: bool, manifest: dict[str, Any] | None) -> None:
        sandbox, orchard = furnished(manifest)
        await sandbox.start()
        client = AsyncWebClient(token=orchard.bot_token, base_url=sandbox.api_url)
        app = AsyncApp(client=client, signing_secret=SIGNING_SECRET)
        maya, noor = (sandbox.as_person("T0ORCHARD", u) for u in ("U0MAYA", "U0NOOR"))
        world = World(sandbox, orchard, maya, noor, app, client, app_server)
        app_server.handler = AsyncSlackRequestHandler(app).handle
        app_server.requests, app_server.statuses = [], []
        socket_handler = None
        try:
            if socket_mode:
                socket_handler = AsyncSocketModeHandler(app, sandbox.app_token)
                await socket_handler.connect_async()
                await world.until(lambda: sandbox.sockets.connections)
            else:
                sandbox.deliver_over_http(app_server.url, SIGNING_SECRET)
            await story(world)
        finally:
            if socket_handler:
                await socket_handler.close_async()
            await sandbox.stop()

    def run(
        story: Story, *, socket_mode: bool = False, manifest: dict[str, Any] | None = None
    ) -> None:
        runner.run(tell(story, socket_mode, manifest))

    return run


@pytest.fixture
def make() -> Any:
    """The small builders of views and blocks."""

    class Make:
        words = staticmethod(words)
        modal = staticmethod(modal)
        box = staticmethod(box)
        buttons = staticmethod(buttons)
        manifest = MANIFEST
        start = START

    return Make

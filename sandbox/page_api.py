"""What the page in the browser asks and does: JSON, and a stream that tells of changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.actor import Actor
from sandbox.notices import NotPossible
from sandbox.page_clock import begin_move
from sandbox.page_state import messages_state, teams_state, workspace_state
from sandbox.page_values import chosen_value
from sandbox.presses import suggestions
from sandbox.refusals import Refusal
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox

WHILE_TIME_PASSES = 0.5
"""Seconds between two looks of the page while the clock is being moved."""

_LOCAL = ("127.0.0.1", "localhost")

Deed = Callable[[Actor, Json], Awaitable[Json | None]]


class PageApi:
    """The page's side of a sandbox.

    Args:
        host: the sandbox.
    """

    def __init__(self, host: Sandbox) -> None:
        self._host = host
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """End all event streams."""
        self._stopped.set()
        self._host.changed()

    def routes(self) -> list[Route]:
        """Give the routes below `/page`."""
        deeds: dict[str, Deed] = {
            "command": self._command,
            "say": self._say,
            "react": self._react,
            "shortcut": self._shortcut,
            "action": self._action,
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
            "read": self._read,
            "seen_notice": self._seen_notice,
            "clock": begin_move,
            "status": self._status,
            "options": self._options,
        }
        posts = [Route(f"/{n}", self._post(deed), methods=["POST"]) for n, deed in deeds.items()]
        return [
            Route("/teams", self._teams),
            Route("/state", self._state),
            Route("/messages", self._messages),
            Route("/events", self._events),
            Route("/file/{id}", self._file),
            *posts,
        ]

    # Who may come in

    def refused(self, request: Request) -> str | None:
        """Give why a request may not come in, or None: only this machine's own page may.

        Args:
            request: of the browser. A foreign `Host` is DNS rebinding, a foreign `Origin`
                another site's form.
        """
        try:
            name = urlsplit("//" + request.headers.get("host", "")).hostname
        except ValueError:
            name = None
        if name not in _LOCAL:
            return "This page is served to this machine only."
        origin = request.headers.get("origin")
        if origin is not None and origin != f"http://{request.headers['host']}":
            return "This request comes from another site."
        return None

    def _actor(self, team: object, user: object) -> Actor:
        workspace = self._host.workspaces.get(str(team))
        if workspace is None or str(user) not in workspace.people:
            raise NotPossible("There is nobody of that name here.")
        return Actor(workspace, str(user))

    # Reading

    async def _teams(self, request: Request) -> Response:
        refusal = self.refused(request)
        return _no(refusal, 403) if refusal else JSONResponse(teams_state(self._host))

    def _reader(self, request: Request) -> Actor | Response:
        refusal = self.refused(request)
        if refusal:
            return _no(refusal, 403)
        try:
            query = request.query_params
            return self._actor(query.get("team"), query.get("user"))
        except NotPossible as words:
            return _no(str(words), 404)

    async def _state(self, request: Request) -> Response:
        actor = self._reader(request)
        return actor if isinstance(actor, Response) else JSONResponse(workspace_state(actor))

    async def _messages(self, request: Request) -> Response:
        actor = self._reader(request)
        if isinstance(actor, Response):
            return actor
        query = request.query_params
        try:
            found = messages_state(actor, query.get("channel", ""), query.get("thread_ts"))
        except NotPossible as words:
            return _no(str(words), 404)
        return JSONResponse({"messages": found})

    async def _file(self, request: Request) -> Response:
        actor = self._reader(request)
        if isinstance(actor, Response):
            return actor
        for file in actor.files:
            if file["id"] == request.path_params["id"]:
                name = f"attachment; filename*=UTF-8''{quote(file['name'])}"
                headers = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff"}
                # What a page could run is never served as what it is.
                is_picture = file["name"].endswith(".png")
                kind = "image/png" if is_picture else "application/octet-stream"
                return Response(file["content"], 200, headers, kind)
        return _no("There is no such file.", 404)

    async def _events(self, request: Request) -> Response:
        actor = self._reader(request)
        if isinstance(actor, Response):
            return actor
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._changes(), 200, headers, "text/event-stream")

    async def _changes(self) -> AsyncIterator[str]:
        while not self._stopped.is_set():
            seen, waiting = self._host.revision, self._host.on_change
            yield f'event: changed\ndata: {{"revision": {seen}}}\n\n'
            if self._host.passage.way is not None:
                # The passing of time is a change too, and hundreds of them are a few for the page.
                await asyncio.sleep(WHILE_TIME_PASSES)
                continue
            try:
                await asyncio.wait_for(waiting.wait(), timeout=20)
            except TimeoutError:
                yield ": still here\n\n"
            # Several changes at once are one for the page.
            await asyncio.sleep(0.02)

    # Doing

    def _post(self, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            refusal = self.refused(request)
            if refusal:
                return _no(refusal, 403)
            try:
                body = await request.json()
                actor = self._actor(body.get("team"), body.get("user"))
                more = await deed(actor, body)
            except NotPossible as words:
                return _no(str(words))
            except Refusal as refused:
                return _no(f"Slack says no: {refused.code}")
            except (KeyError, ValueError, TypeError, AttributeError) as wrong:
                return _no(f"This request makes no sense: {wrong}", 400)
            return JSONResponse({"ok": True, **(more or {})})

        return answer

    async def _command(self, actor: Actor, body: Json) -> None:
        name, _, text = body["text"].strip().partition(" ")
        await actor.command(name, text, body["channel"])

    async def _say(self, actor: Actor, body: Json) -> Json | None:
        if body["text"].startswith("/"):
            if body.get("thread_ts"):
                raise NotPossible("Slash commands cannot be used in threads.")
            await self._command(actor, body)
            return None
        return {"ts": await actor.say(body["channel"], body["text"], body.get("thread_ts"))}

    async def _react(self, actor: Actor, body: Json) -> None:
        deed = actor.react if body.get("on", True) else actor.unreact
        await deed(body["channel"], body["ts"], body["name"])

    async def _shortcut(self, actor: Actor, body: Json) -> None:
        if body.get("ts"):
            await actor.message_shortcut(body["callback_id"], body["channel"], body["ts"])
        else:
            await actor.global_shortcut(body["callback_id"])

    async def _action(self, actor: Actor, body: Json) -> None:
        chosen = chosen_value(body)
        names = {"block_id": body.get("block_id"), "selected": chosen}
        if body["where"] == "message":
            await actor.press(body["channel"], body["ts"], body["action_id"], **names)
            return
        view_id = body.get("view_id") or "home"
        view = actor.view(view_id)
        view.fill_in(body.get("state") or {})
        await actor.press_in_view(view_id, body["action_id"], **names)

    async def _options(self, actor: Actor, body: Json) -> Json:
        view = actor.view(body["view_id"])
        found = await suggestions(actor, view, body["action_id"], str(body.get("value", "")))
        return {"options": found}

    async def _submit(self, actor: Actor, body: Json) -> Json | None:
        delivery = await actor.submit(body["view_id"], body.get("state") or {})
        return {"errors": actor.errors} if delivery.error or actor.errors else None

    async def _close(self, actor: Actor, body: Json) -> None:
        await actor.close_view(body["view_id"])

    async def _home(self, actor: Actor, body: Json) -> None:
        await actor.open_home(body.get("tab", "home"))

    async def _read(self, actor: Actor, body: Json) -> None:
        channel = actor.channel(body["channel"])
        latest = max((float(m.ts) for m in channel.log), default=0.0)
        if actor.screen.read.get(channel.id) != latest:
            actor.screen.read[channel.id] = latest
            self._host.changed()

    async def _seen_notice(self, actor: Actor, body: Json) -> None:
        screen = actor.screen
        screen.notices = [n for n in screen.notices if n.id != str(body["id"])]
        self._host.changed()

    async def _status(self, actor: Actor, body: Json) -> None:
        until = float(body.get("until") or 0)
        expires = datetime.fromtimestamp(until, UTC) if until else None
        if expires and expires <= self._host.clock.now():
            raise NotPossible("Please choose an end that is still to come.")
        words, emoji = str(body.get("text", "")), str(body.get("emoji", ""))
        actor.workspace.set_status(actor.person.id, words, emoji, expires)


def _no(words: str, status: int = 200) -> Response:
    return JSONResponse({"ok": False, "error": words}, status)

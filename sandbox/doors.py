"""The smaller doors: response addresses, uploads and downloads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from sandbox.answers import reply
from sandbox.files import File
from sandbox.forms import multipart_fields
from sandbox.refusals import Refusal
from sandbox.web_api.endpoint import CallRecord, broken

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox


class Doors:
    """Answers what is no Web API method.

    Args:
        host: the sandbox.
    """

    def __init__(self, host: Sandbox) -> None:
        self._host = host

    async def respond(self, request: Request) -> Response:
        """Take a reply at a response address."""
        with self._host.under_way.call():
            return await self._respond(request)

    async def _respond(self, request: Request) -> Response:
        team, key = request.path_params["team"], request.path_params["key"]
        record = CallRecord("response_url", team, {}, self._host.clock.now())
        self._host.calls.append(record)
        fault = self._host.faults.strike("response_url", team)
        if fault and fault.strikes_first:
            return await broken(fault, record)
        answer = self._reply(await request.body(), f"{team}/{key}", record)
        return await broken(fault, record) if fault else answer

    def _reply(self, body: bytes, key: str, record: CallRecord) -> Response:
        try:
            address = self._host.response_urls.use(key)
        except Refusal as refusal:
            record.status, record.result = 404, refusal.to_api()
            return JSONResponse(record.result, 404)
        workspace = self._host.workspaces[address.team_id]
        try:
            record.args = _object(body)
            reply(
                workspace,
                address.channel_id,
                address.user_id,
                record.args,
                original=address.message_ts,
            )
        except Refusal as refusal:
            record.status, record.result = 400, refusal.to_api()
            return JSONResponse(record.result, 400)
        record.result = {"ok": True}
        return PlainTextResponse("ok")

    async def upload(self, request: Request) -> Response:
        """Take a file's bytes, raw or as a form."""
        team, key = request.path_params["team"], request.path_params["key"]
        fault = self._host.faults.strike("upload", team)
        record = CallRecord("upload", team, {}, self._host.clock.now(), {"ok": True})
        self._host.calls.append(record)
        if fault and fault.strikes_first:
            return await broken(fault, record)
        file = self._file(team, request.path_params["file"])
        if file is None or file.upload_key != key or file.content is not None:
            return PlainTextResponse("Not found", 404)
        content = await _bytes(request)
        if len(content) != file.size:
            return PlainTextResponse("Length does not match", 400)
        file.content = content
        if fault:
            return await broken(fault, record)
        return PlainTextResponse(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        """Give a file's bytes to the app, which shows its token."""
        team, _, file_id = request.path_params["name"].partition("-")
        workspace, file = self._host.workspaces.get(team), self._file(team, file_id)
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if workspace is None or file is None or not file.completed:
            return PlainTextResponse("Not found", 404)
        if token != workspace.bot_token or "files:read" not in workspace.granted_scopes:
            return PlainTextResponse("Forbidden", 403)
        return Response(file.content or b"", media_type=file.ending[2])

    def _file(self, team: str, file_id: str) -> File | None:
        workspace = self._host.workspaces.get(team)
        return workspace.files.get(file_id) if workspace else None


def _object(body: bytes) -> dict[str, object]:
    try:
        fields = json.loads(body)
    except ValueError:
        raise Refusal("invalid_payload") from None
    if not isinstance(fields, dict):
        raise Refusal("invalid_payload")
    return fields


async def _bytes(request: Request) -> bytes:
    kind = request.headers.get("content-type", "")
    body = await request.body()
    if not kind.startswith("multipart/form-data"):
        return body
    return next(iter(multipart_fields(body, kind).values()), b"")

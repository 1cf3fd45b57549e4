"""The door of the Web API: token, rate, faults, scope, and then the method."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.faults import Fault
from sandbox.refusals import Refusal
from sandbox.resets import ResetResponse
from sandbox.shapes import Json
from sandbox.web_api import METHODS
from sandbox.web_api.arguments import Arguments, read_arguments
from sandbox.web_api.methods import ApiCall, Method

if TYPE_CHECKING:
    from sandbox.sandbox import Sandbox
    from sandbox.workspace import Workspace


@dataclass
class CallRecord:
    """A Web API call that was received.

    Args:
        method: its name.
        workspace: the id of the caller's workspace, or None.
        args: what it was given, without the token.
        at: when, on the sandbox's clock.
        result: the answer's body; None when a fault came before any effect.
        status: of the HTTP answer; None when the connection was reset.
        fault: the kind of the fault that struck, or None.
    """

    method: str
    workspace: str | None
    args: dict[str, Any]
    at: datetime
    result: Json | None = None
    status: int | None = 200
    fault: str | None = None


class Endpoint:
    """Answers `POST /api/{method}`.

    Args:
        host: the sandbox.
    """

    def __init__(self, host: Sandbox) -> None:
        self._host = host

    async def answer(self, request: Request) -> Response:
        """Answer one call."""
        with self._host.under_way.call():
            return await self._answer(request)

    async def _answer(self, request: Request) -> Response:
        name = request.path_params["method"]
        record = CallRecord(name, None, {}, self._host.clock.now())
        self._host.calls.append(record)
        try:
            args = await read_arguments(request)
            record.args = args.plain()
            entry = METHODS.get(name)
            if entry is None:
                raise Refusal("unknown_method", req_method=name)
            call = ApiCall(self._host, name, args, self._caller(entry, request, args))
        except Refusal as refusal:
            record.result = refusal.to_api()
            return JSONResponse(record.result)
        return await self._call(entry, call, record)

    def _caller(self, entry: Method, request: Request, args: Arguments) -> Workspace | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        token = token if scheme.lower() == "bearer" else args.text("token")
        if entry.bearer == "none":
            return None
        if not token:
            raise Refusal("not_authed")
        if token == self._host.app_token:
            if entry.bearer != "app":
                raise Refusal("not_allowed_token_type")
            return None
        for workspace in self._host.workspaces.values():
            if token == workspace.bot_token:
                if not workspace.installed:
                    raise Refusal("account_inactive")
                if entry.bearer == "app":
                    raise Refusal("not_allowed_token_type")
                return workspace
        raise Refusal("invalid_auth")

    async def _call(self, entry: Method, call: ApiCall, record: CallRecord) -> Response:
        record.workspace = call.caller.id if call.caller else None
        wait = self._wait(entry, call)
        if wait is not None:
            record.result, record.status = {"ok": False, "error": "ratelimited"}, 429
            return _limited(wait)
        fault = self._host.faults.strike(call.method, record.workspace)
        record.fault = fault.kind if fault else None
        if fault and fault.strikes_first:
            return await broken(fault, record)
        record.result = await _run(entry, call)
        if fault:
            return await broken(fault, record)
        return JSONResponse(record.result, headers=_headers(call))

    def _wait(self, entry: Method, call: ApiCall) -> int | None:
        if not self._host.rate_limits or call.caller is None:
            return None
        channel = str(call.args.get("channel", "")) or None
        return self._host.rates.wait_for(call.method, call.caller.id, entry.tier, channel)


async def _run(entry: Method, call: ApiCall) -> Json:
    try:
        if call.caller is not None:
            call.require(*entry.scopes)
        return {"ok": True, **await entry.run(call)}
    except Refusal as refusal:
        return refusal.to_api()


def _headers(call: ApiCall) -> dict[str, str]:
    granted = sorted(call.caller.granted_scopes) if call.caller else []
    return {"x-oauth-scopes": ",".join(granted)} if granted else {}


def _limited(seconds: int) -> Response:
    body = {"ok": False, "error": "ratelimited"}
    return JSONResponse(body, 429, {"Retry-After": str(seconds)})


async def broken(fault: Fault, record: CallRecord) -> Response:
    """Give the answer that a fault makes of a call.

    Args:
        fault: that struck.
        record: of the call; its result is what a late or proper answer carries.
    """
    if fault.kind in ("lost_answer", "reset"):
        record.status = None
        return ResetResponse()
    if fault.kind == "slow":
        await asyncio.sleep(fault.delay)
        return JSONResponse(record.result or {"ok": False, "error": "request_timeout"})
    if fault.kind == "429":
        record.status = 429
        return _limited(fault.retry_after)
    if fault.kind.isdigit():
        record.status = int(fault.kind)
        return Response("upstream failure", record.status, media_type="text/html")
    if fault.kind == "garbage":
        return Response("<html>not JSON</html>", media_type="application/json")
    code = "ratelimited" if fault.kind == "ratelimited_body" else fault.kind
    return JSONResponse({"ok": False, "error": code})

"""Slack's deliveries over HTTP: sized, verified, answered."""

from collections.abc import Callable
from functools import partial

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

MOST_BYTES = 1024 * 1024


def web(app: AsyncApp, signing_secret: str | None, is_ready: Callable[[], bool]) -> Starlette:
    """Return the HTTP side of the bot.

    Args:
        app: who answers.
        signing_secret: Slack's; without it no delivery is taken over HTTP.
        is_ready: whether the bot can do its work.
    """
    routes = [Route("/healthz", _healthy), Route("/readyz", partial(_ready, is_ready))]
    if signing_secret:
        verifier = SignatureVerifier(signing_secret)
        delivery = partial(_deliver, app, verifier)
        routes.append(Route("/slack/events", delivery, methods=["POST"]))
    return Starlette(routes=routes)


async def _healthy(_: Request) -> Response:
    return PlainTextResponse("alive")


async def _ready(is_ready: Callable[[], bool], _: Request) -> Response:
    return PlainTextResponse("ready") if is_ready() else PlainTextResponse("not ready", 503)


async def _deliver(app: AsyncApp, verifier: SignatureVerifier, request: Request) -> Response:
    try:
        body = await _body(request)
    except ClientDisconnect:
        return Response(status_code=400)
    if body is None:
        return PlainTextResponse("too large", 413)
    if not _is_signed(verifier, request, body):
        return PlainTextResponse("not signed by Slack", 401)
    try:
        delivered = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
    except Exception:
        # What Bolt cannot read, Slack did not send.
        return PlainTextResponse("not what Slack sends", 400)
    answer = await app.async_dispatch(delivered)
    # Bolt gives each header as a list.
    headers = {name: values[0] for name, values in answer.headers.items()}
    return Response(answer.body, answer.status, headers)


async def _body(request: Request) -> bytes | None:
    """Return the body, None where it is larger than Slack ever sends; it is not read then."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdigit() or int(announced) > MOST_BYTES:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _is_signed(verifier: SignatureVerifier, request: Request, body: bytes) -> bool:
    """Verify what Slack signed: https://docs.slack.dev/authentication/verifying-requests-from-slack.

    The form is checked first: a timestamp that is no number, or a signature beyond ASCII, would
    make the verifier fail where it should refuse.
    """
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16):
        return False
    if not signature.isascii():
        return False
    try:
        return verifier.is_valid(body.decode(), timestamp, signature)
    except UnicodeDecodeError:
        return False

"""Slack's deliveries over a socket that the bot opens: no public address is needed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.program import Program
from bot.settings import CannotStart
from handlers.slack_errors import name_of


@asynccontextmanager
async def socket_mode(program: Program, app_token: str) -> AsyncIterator[None]:
    """Keep a socket to Slack open; the SDK renews it.

    Raises:
        CannotStart: the token is refused. The SDK would try for ever, without a word.
    """
    try:
        await program.app.client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        raise CannotStart(
            f"Slack does not accept SLACK_APP_TOKEN ({name_of(error)}). Make one anew with the "
            "scope connections:write."
        ) from None
    handler = _SocketMode(program.app, app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        await handler.nothing_in_hand.wait()
        await handler.close_async()  # type: ignore[no-untyped-call]


class _SocketMode(AsyncSocketModeHandler):
    """The SDK's handler, which knows whether something is in hand."""

    def __init__(self, app: AsyncApp, app_token: str) -> None:
        super().__init__(app, app_token, web_client=app.client)
        self.nothing_in_hand = asyncio.Event()
        self.nothing_in_hand.set()
        self._in_hand = 0

    async def handle(  # type: ignore[override]  # as the class it extends does
        self, client: SocketModeClient, req: SocketModeRequest
    ) -> None:
        """Answer a delivery."""
        self._in_hand += 1
        self.nothing_in_hand.clear()
        try:
            await super().handle(client, req)
        finally:
            self._in_hand -= 1
            if not self._in_hand:
                self.nothing_in_hand.set()

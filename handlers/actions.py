"""Buttons and menus, in messages, in modals and on the Home tab."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.edge import Edge
from handlers.errors import stale
from handlers.replies import answer_url, in_a_modal, open_modal, start_follow_up
from rituals.engine.call import Call
from storage.outbox import Place


def attach(app: AsyncApp, edge: Edge) -> None:
    """Answer every action: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload."""

    @app.action(re.compile("."))
    async def on_action(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handler = edge.registry.actions.get(action["action_id"])
        call = _call(edge, body, action)
        trigger = body["trigger_id"]
        outcome = stale()
        if handler is not None:
            outcome = await edge.run(handler, call, client, trigger, where=action["action_id"])
        url = body.get("response_url")
        view = outcome.opens
        if outcome.says and not url:
            view = view or in_a_modal(outcome.says)
        says = outcome.says
        if view:
            says = await open_modal(client, trigger, view, pressed_in=body.get("view")) or says
        await ack()
        if says and url:
            answer = answer_url(client, url, says, _thread_of(body))
            edge.tasks.start(answer, "an answer to a click")
        start_follow_up(edge, client, call, outcome, url)


def _call(edge: Edge, body: dict[str, Any], action: dict[str, Any]) -> Call:
    container = body.get("container") or {}
    channel = (body.get("channel") or {}).get("id")
    place = None
    if channel and container.get("message_ts") and not container.get("is_ephemeral"):
        place = Place(channel, container["message_ts"])
    return Call(
        body["team"]["id"],
        body["user"]["id"],
        edge.clock(),
        defaults=edge.defaults,
        channel=channel,
        value=_value(action),
        place=place,
    )


def _thread_of(body: dict[str, Any]) -> str | None:
    """Return the thread in which somebody pressed; None where it was beside any."""
    container = body.get("container") or {}
    thread: str | None = container.get("thread_ts")
    return thread if thread != container.get("message_ts") else None


def _value(action: dict[str, Any]) -> str:
    chosen = action.get("selected_option") or {}
    value = action.get("value") or chosen.get("value") or ""
    return value if isinstance(value, str) else ""

"""Shortcuts, from the menu and on a message."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.edge import Edge
from handlers.errors import stale
from handlers.messages import message_facts
from handlers.replies import answer_url, in_a_modal, open_modal, start_follow_up
from rituals.engine.call import Call
from storage.facts import MessageFacts
from storage.outbox import Place


def attach(app: AsyncApp, edge: Edge) -> None:
    """Answer every shortcut: https://docs.slack.dev/interactivity/implementing-shortcuts."""

    @app.shortcut(re.compile("."))
    async def on_shortcut(ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        found = edge.registry.shortcuts.get(shortcut["callback_id"])
        trigger = shortcut["trigger_id"]
        call = Call(
            shortcut["team"]["id"],
            shortcut["user"]["id"],
            edge.clock(),
            defaults=edge.defaults,
            message=_message(shortcut),
        )
        outcome = stale()
        if found is not None:
            where = shortcut["callback_id"]
            outcome = await edge.run(found.run, call, client, trigger, where=where)
        view = outcome.opens or (in_a_modal(outcome.says) if outcome.says else None)
        says = await open_modal(client, trigger, view) if view else None
        await ack()
        if says and (url := shortcut.get("response_url")):
            edge.tasks.start(answer_url(client, url, says), "an answer to a shortcut")
        start_follow_up(edge, client, call, outcome)


def _message(shortcut: dict[str, Any]) -> MessageFacts | None:
    if "message" not in shortcut:
        return None
    message = shortcut["message"]
    place = Place(shortcut["channel"]["id"], message["ts"])
    return message_facts(place, message)

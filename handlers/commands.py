"""Slash commands."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.edge import Edge
from handlers.replies import ephemeral, open_modal, start_follow_up
from rituals.engine.call import Call


def attach(app: AsyncApp, edge: Edge) -> None:
    """Answer every command: https://docs.slack.dev/interactivity/implementing-slash-commands."""

    @app.command(re.compile("."))
    async def on_command(ack: AsyncAck, command: dict[str, Any], client: AsyncWebClient) -> None:
        run, outcome, text = edge.registry.command(command["command"], command.get("text") or "")
        call = Call(
            command["team_id"],
            command["user_id"],
            edge.clock(),
            defaults=edge.defaults,
            channel=command.get("channel_id"),
            text=text,
        )
        trigger = command["trigger_id"]
        if run is not None:
            outcome = await edge.run(run, call, client, trigger, where=command["command"])
        says = outcome.says
        if outcome.opens:
            says = await open_modal(client, trigger, outcome.opens) or says
        await ack(**ephemeral(says)) if says else await ack()
        start_follow_up(edge, client, call, outcome)

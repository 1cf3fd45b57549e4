"""Events: reactions, the Home tab, people and channels that change."""

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection

from handlers.edge import Edge
from handlers.home import publish
from rituals.engine.call import Call
from rituals.words.blocks import Message
from storage.directory import Facts
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork, forget_workspace

# What the bot subscribes to, each with the reason that the README gives.
SUBSCRIBED = {
    "app_home_opened": "draws the Home tab when it is opened",
    "reaction_added": "a raised hand joins an open call, books file a link, a bulb says it helped",
    "reaction_removed": "taking one of these off takes back what it did",
    "user_change": "keeps names, time zones and absences right",
    "team_join": "gets to know new members",
    "channel_rename": "keeps channel names right",
    "channel_archive": "stops posting to an archived channel",
    "app_uninstalled": "deletes what was kept for the workspace",
    "member_joined_channel": "learns that it was invited",
    "member_left_channel": "learns that it was removed, and who may not see a session any more",
}


def attach(app: AsyncApp, edge: Edge) -> None:
    """Answer every event with one listener: https://docs.slack.dev/apis/events-api."""

    @app.event(re.compile("."))
    async def on_event(body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient) -> None:
        kind = event["type"]
        if kind in ("reaction_added", "reaction_removed"):
            await _on_reaction(edge, body, event, client)
        elif kind == "app_home_opened" and event.get("tab") == "home":
            await publish(edge, client, body["team_id"], event["user"], is_visit=True)
        elif kind in ("user_change", "team_join"):
            person = edge.lookup.person(event["user"])
            await _keep(edge, body["team_id"], Facts(people={person.id: person}))
        elif kind == "app_uninstalled":
            await edge.database.run(
                lambda connection: forget_workspace(connection, body["team_id"])
            )
        elif kind in (
            "member_joined_channel",
            "member_left_channel",
            "channel_archive",
            "channel_rename",
        ):
            await _forget_channel(edge, body["team_id"], event)


async def _on_reaction(
    edge: Edge, body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient
) -> None:
    found = edge.registry.reactions.get(event["reaction"].partition("::")[0])
    item = event.get("item") or {}
    if found is None or item.get("type") != "message":
        return
    added, removed = found
    call = Call(
        body["team_id"],
        event["user"],
        edge.clock(),
        defaults=edge.defaults,
        channel=item["channel"],
        place=Place(item["channel"], item["ts"]),
    )
    handler = added if event["type"] == "reaction_added" else removed
    outcome = await edge.attempt(handler, call, client, body["event_id"])
    if outcome.says:
        edge.tasks.start(_tell(client, call, outcome.says), "an answer to a reaction")


async def _tell(client: AsyncWebClient, call: Call, message: Message) -> None:
    assert call.channel is not None
    await client.chat_postEphemeral(
        channel=call.channel, user=call.person, text=message.text, blocks=message.blocks
    )


async def _keep(edge: Edge, workspace: str, facts: Facts) -> None:
    def keep(connection: Connection) -> None:
        UnitOfWork(connection, workspace, edge.clock(), facts).flush()

    await edge.database.run(keep)


async def _forget_channel(edge: Edge, workspace: str, event: dict[str, Any]) -> None:
    """Have the channel looked up again when it next matters: who is in it has changed."""
    channel = event["channel"]
    channel_id = channel["id"] if isinstance(channel, dict) else channel

    def forget(connection: Connection) -> None:
        work = UnitOfWork(connection, workspace, edge.clock())
        work.directory.forget_channel(channel_id)
        if event["type"] == "member_left_channel":
            for left in edge.registry.departures:
                left(channel_id, event["user"], work)
        work.flush()

    await edge.database.run(forget)

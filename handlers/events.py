"""Events: reactions, the Home tab, people and channels that change."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection

from handlers.edge import Edge
from handlers.home import publish
from rituals.engine.call import Call
from rituals.engine.feature import Deactivation, Departure, Handler
from rituals.engine.outcome import NOTHING, Outcome
from rituals.words.message import Message
from storage.facts import Facts, NotLookedUp
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
            await _on_person(edge, body, event, client)
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
            await _forget_channel(edge, body, event, client)


async def _on_reaction(
    edge: Edge, body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient
) -> None:
    found = edge.registry.reactions.get(event["reaction"].partition("::")[0])
    item = event.get("item") or {}
    if found is None or item.get("type") != "message":
        return
    added, removed = found
    call = replace(
        _call(edge, body, event["user"], item["channel"]), place=Place(item["channel"], item["ts"])
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


async def _on_person(
    edge: Edge, body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient
) -> None:
    """Keep what Slack says of somebody.

    Whose account was closed has left every channel, of which no other event comes. Of that Slack
    is asked again: events come late and in any order, and an account may be open again by then.
    """
    person = edge.lookup.person(event["user"])
    if person.has_left:
        found = await edge.lookup.find(client, NotLookedUp(people=[person.id]), Facts())
        person = found.people[person.id] or person
    facts = Facts(people={person.id: person})

    def keep(connection: Connection) -> Sequence[str]:
        work = UnitOfWork(connection, body["team_id"], edge.clock(), facts)
        work.flush()
        return work.directory.heard_of_channels() if person.has_left else ()

    left = await edge.database.run(keep)
    letting_go = _departures(edge, left)
    if person.has_left:
        closings = enumerate(edge.registry.deactivations)
        letting_go |= {f"account/{place}": partial(_close, run) for place, run in closings}
    await _let_go(edge, body, person.id, letting_go, client)


async def _forget_channel(
    edge: Edge, body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient
) -> None:
    """Have the channel looked up again when it next matters: who is in it has changed."""
    channel = event["channel"]
    channel_id = channel["id"] if isinstance(channel, dict) else channel

    def forget(connection: Connection) -> None:
        work = UnitOfWork(connection, body["team_id"], edge.clock())
        work.directory.forget_channel(channel_id)
        work.flush()

    await edge.database.run(forget)
    if event["type"] == "member_left_channel":
        await _let_go(edge, body, event["user"], _departures(edge, [channel_id]), client)


def _departures(edge: Edge, channels: Sequence[str]) -> dict[str, Handler]:
    """Return what lets go of somebody who left channels, each by a name of its own."""
    return {
        f"{channel}/{place}": partial(_depart, left, channel)
        for channel, (place, left) in product(channels, enumerate(edge.registry.departures))
    }


async def _let_go(
    edge: Edge,
    body: dict[str, Any],
    person: str,
    letting_go: dict[str, Handler],
    client: AsyncWebClient,
) -> None:
    """Have each feature let go of somebody who left; where one fails the others still do.

    Raises:
        Exception: the first that failed. Slack sends the event again, and those alone run again.
    """
    failed = []
    for name, run in letting_go.items():
        try:
            await edge.attempt(run, _call(edge, body, person), client, f"{body['event_id']}/{name}")
        except Exception as error:
            failed.append(error)
    if failed:
        raise failed[0]


def _depart(left: Departure, channel: str, call: Call, work: UnitOfWork) -> Outcome:
    left(channel, call.person, work)
    return NOTHING


def _close(run: Deactivation, call: Call, work: UnitOfWork) -> Outcome:
    run(call.person, work)
    return NOTHING


def _call(edge: Edge, body: dict[str, Any], person: str, channel: str | None = None) -> Call:
    return Call(body["team_id"], person, edge.clock(), defaults=edge.defaults, channel=channel)

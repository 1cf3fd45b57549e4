"""An outcome shown in Slack: what must be there before the answer, and what comes after it."""

import asyncio
import re
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Connection, select

from handlers.edge import Edge
from handlers.errors import failure, report
from handlers.home import publish
from handlers.slack_errors import name_of
from rituals.engine.call import Call
from rituals.engine.outcome import File, Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, paragraph
from rituals.words.mrkdwn import in_plain
from rituals.words.templates import Words
from storage.outbox import Place
from storage.tables import Channel, Person
from storage.unit_of_work import UnitOfWork

# Slack's words for a trigger that is older than three seconds, or was used already.
_SPENT = {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"}


# An error shows these as they are.
_MARKS = re.compile("[*`]")
_MENTIONED = re.compile(r"<[@#](\w+)>")


def ephemeral(message: Message) -> dict[str, Any]:
    """Return a message as the answer that only the person sees."""
    return {"response_type": "ephemeral", "text": message.text, "blocks": message.blocks}


def in_a_modal(message: Message) -> Block:
    """Return a message as a modal, where a person stands who cannot be shown it otherwise."""
    said = Words("engine/modal")
    return blocks.modal("trellis:says", said.title, message.blocks, close=said.close)


async def errors_for_form(
    edge: Edge, workspace: str, outcome: Outcome, view: dict[str, Any]
) -> dict[str, str]:
    """Return what Slack shows in a form that stays open with all that was typed.

    What is wrong with no field in particular stands at the first one.
    """
    errors = outcome.errors
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    if not errors and outcome.says and inputs:
        errors = {inputs[0]: outcome.says.text}
    names = await _names_in(edge, workspace, " ".join(errors.values()))
    return {field: _MARKS.sub("", in_plain(words, names)) for field, words in errors.items()}


async def _names_in(edge: Edge, workspace: str, text: str) -> dict[str, str]:
    """Return the names of those a text mentions, by id; an error shows mentions as they are.

    Only as the tables know them: Slack waits for three seconds, and was asked before.
    """
    ids = _MENTIONED.findall(text)
    if not ids:
        return {}

    def read(connection: Connection) -> dict[str, str]:
        session = UnitOfWork(connection, workspace, edge.clock()).session
        people = session.scalars(select(Person).where(Person.id.in_(ids)))
        channels = session.scalars(select(Channel).where(Channel.id.in_(ids)))
        open_ones = [each for each in channels if not each.is_private]
        return {each.id: each.name for each in (*people, *open_ones)}

    return await edge.database.run(read)


async def open_modal(
    client: AsyncWebClient,
    trigger_id: str,
    view: Block,
    *,
    pressed_in: dict[str, Any] | None = None,
) -> Message | None:
    """Spend the trigger on a modal, before anything slow: it lives for three seconds.

    From a button in a modal it is put on top, or in the place of one of the same name, or of the
    topmost where no more go on top: https://docs.slack.dev/surfaces/modals#pushing_views

    Args:
        client: of the workspace.
        trigger_id: of what the person just did.
        view: the modal.
        pressed_in: the view in which the button stood, if it did.

    Returns:
        What to say instead where Slack does not open it; None where it is open.
    """
    below = pressed_in if pressed_in and pressed_in["type"] == "modal" else None
    try:
        if below is None:
            await client.views_open(trigger_id=trigger_id, view=view)
        elif below["callback_id"] == view["callback_id"]:
            await client.views_update(view_id=below["id"], view=view)
        else:
            await _push(client, trigger_id, view, below["id"])
    except Exception as error:
        if below and isinstance(error, SlackApiError) and name_of(error) == "not_found":
            return None  # it was closed meanwhile
        if isinstance(error, SlackApiError) and name_of(error) in _SPENT:
            text = Words("engine/failure", number="").too_late
            return paragraph(text)
        return failure(report(error, "opening a form")).says
    return None


async def _push(client: AsyncWebClient, trigger_id: str, view: Block, below: str) -> None:
    try:
        await client.views_push(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        if name_of(error) != "push_limit_reached":
            raise
        await client.views_update(view_id=below, view=view)


async def answer_url(
    client: AsyncWebClient, url: str, message: Message, thread_ts: str | None = None
) -> None:
    """Show a message to the person alone, where they pressed.

    The SDK's own webhook client would open a connection for each message.
    """
    session = client.session
    assert isinstance(session, aiohttp.ClientSession)
    body = ephemeral(message) | {"replace_original": False}
    body |= {"thread_ts": thread_ts} if thread_ts else {}
    async with session.post(url, json=body) as answer:
        await answer.read()


def start_follow_up(
    edge: Edge, client: AsyncWebClient, call: Call, outcome: Outcome, url: str | None = None
) -> None:
    """Begin what may come after the answer, each thing by itself: one that fails stops no other.

    Args:
        edge: what every surface works with.
        client: of this workspace.
        call: what the person did.
        outcome: what came of it.
        url: where the person can be told that something failed, if there is such a place.
    """
    for place, message in outcome.rewrites:
        edge.tasks.start(_rewrite(client, place, message), "a message written anew")
    if outcome.hands:
        edge.tasks.start(_hand(client, call.person, outcome.hands), "a message handed over")
    if outcome.file:
        edge.tasks.start(_upload(client, call.person, outcome.file, url), "a file")
    if outcome.shows_home:
        edge.tasks.start(publish(edge, client, call.workspace, call.person), "the Home tab")


async def _rewrite(client: AsyncWebClient, place: Place, message: Message) -> None:
    """Write a message anew, patiently: it holds a key that is kept nowhere else."""
    await _patient(client).chat_update(
        channel=place.channel, ts=place.ts, text=message.text, blocks=message.blocks
    )


async def _hand(client: AsyncWebClient, person: str, message: Message) -> None:
    """Hand a message over, as patiently: it may hold a key that is kept nowhere else."""
    patient = _patient(client)
    channel = await _direct_channel(patient, person)
    await patient.chat_postMessage(channel=channel, text=message.text, blocks=message.blocks)


def _patient(client: AsyncWebClient) -> AsyncWebClient:
    """Return a client that tries again; a message that arrives twice does less harm than none."""
    patient = AsyncWebClient(client.token, client.base_url, session=client.session)
    patient.retry_handlers = [
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
        AsyncConnectionErrorRetryHandler(max_retry_count=3),
    ]
    return patient


async def _upload(client: AsyncWebClient, person: str, file: File, url: str | None) -> None:
    try:
        content = file.content
        if callable(content):
            content = await asyncio.to_thread(content)
        channel = await _direct_channel(client, person)
        await client.files_upload_v2(
            channel=channel,
            filename=file.name,
            title=file.title,
            content=content,
            alt_txt=file.alt,
        )
    except Exception as error:
        failed = failure(report(error, "a file")).says
        if url and failed:
            await answer_url(client, url, failed)


async def _direct_channel(client: AsyncWebClient, person: str) -> str:
    opened = await client.conversations_open(users=[person])
    return str(opened["channel"]["id"])

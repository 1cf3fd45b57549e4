"""Replies without a token: in the answer to a delivery, or to a response address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.drafts import read_draft
from sandbox.posting import post_as_app, revise, withdraw
from sandbox.refusals import Refusal
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def reply(
    workspace: Workspace,
    channel_id: str,
    user_id: str,
    body: Any,
    *,
    original: str | None = None,
) -> None:
    """Show what the app replied: to one person unless it says `in_channel`.

    Args:
        workspace: where somebody acted.
        channel_id: in which conversation; the bot need not be in it.
        user_id: who acted, who sees an ephemeral reply.
        body: a dictionary, or plain text.
        original: the message that `replace_original` and `delete_original` mean, or None.

    Raises:
        Refusal: with Slack's code when the reply cannot be shown.
    """
    fields: Json = body if isinstance(body, dict) else {"text": str(body)}
    channel = workspace.channels.get(channel_id)
    if channel is None:
        raise Refusal("channel_not_found")
    message = channel.log.find(original) if original else None
    if fields.get("delete_original"):
        if message is not None:
            withdraw(workspace, channel, message)
        return
    draft = read_draft(fields)
    if fields.get("replace_original") and message is not None:
        revise(workspace, channel, message, draft)
        return
    public = fields.get("response_type") == "in_channel"
    post_as_app(
        workspace,
        channel,
        draft,
        thread_ts=fields.get("thread_ts"),
        ephemeral_to=None if public else user_id,
    )

"""Whom a message notifies: mentions of people and of everybody, written out or parsed by Slack."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sandbox.blocks import texts_of
from sandbox.shapes import Json

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_BROADCAST = re.compile(r"<!(?:channel|here|everyone)(?:\|[^>]*)?>")
# Slack turns these words into broadcasts wherever it parses text on its own
# (docs.slack.dev/messaging/formatting-message-text, "Automatic parsing").
_LITERAL = re.compile(r"(?<![\w&<!@])@(?:channel|here|everyone)\b")


def notified_by(
    text: str, blocks: list[Json], members: Iterable[str], *, author: str, parsed: bool
) -> list[str]:
    """Give the user ids that a message would notify by mention, in the members' order.

    Args:
        text: the message's top-level text.
        blocks: its blocks.
        members: who is in the conversation.
        author: who wrote it, who is never notified.
        parsed: whether names in the top-level text are parsed (`parse=full` or `link_names`).
    """
    named, everybody = _scan(text, literal=parsed)
    for node in texts_of(blocks):
        more, all_of_them = _scan_node(node)
        named |= more
        everybody = everybody or all_of_them
    return [m for m in members if m != author and (everybody or m in named)]


def _scan(text: str, *, literal: bool) -> tuple[set[str], bool]:
    everybody = bool(_BROADCAST.search(text)) or (literal and bool(_LITERAL.search(text)))
    return set(_MENTION.findall(text)), everybody


def _scan_node(node: Json) -> tuple[set[str], bool]:
    kind = node.get("type")
    if kind == "user":
        return {node.get("user_id", "")}, False
    if kind == "broadcast":
        return set(), True
    if kind in ("mrkdwn", "markdown"):
        return _scan(node["text"], literal=not node.get("verbatim", False))
    return set(), False

"""A message before it is posted, checked as Slack checks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.blocks import words_of
from sandbox.limits import message_findings
from sandbox.refusals import Refusal
from sandbox.shapes import Json

LONGEST_TEXT = 40_000
"""Characters after which Slack cuts (docs.slack.dev/reference/methods/chat.postMessage)."""

MOST_ATTACHMENTS = 100
"""The same page, `too_many_attachments`."""

LONGEST_METADATA = 16_000
"""Characters of an event payload; Slack names `metadata_too_large` without a figure."""


@dataclass
class Draft:
    """What a message says.

    Args:
        text: the top-level text, derived from the blocks where it is missing.
        parsed: whether names in the text are parsed.
        metadata: the app's own; None leaves what is there.
    """

    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    parsed: bool = False


def read_draft(fields: Mapping[str, Any]) -> Draft:
    """Make a draft out of a call's arguments or a reply's body.

    Args:
        fields: `text`, `blocks`, `attachments`, `metadata`, `parse`, `link_names`, all decoded.

    Raises:
        Refusal: `no_text`, `invalid_blocks`, `invalid_blocks_format`, `too_many_attachments`,
            `invalid_metadata_format` or `metadata_too_large`.
    """
    text = fields.get("text") or ""
    blocks = _listed(fields.get("blocks"), "invalid_blocks_format")
    attachments = _listed(fields.get("attachments"), "invalid_attachments")
    if fields.get("markdown_text"):
        blocks = [{"type": "markdown", "text": fields["markdown_text"]}]
    if not isinstance(text, str) or not (text.strip() or blocks or attachments):
        raise Refusal("no_text")
    if len(attachments) > MOST_ATTACHMENTS:
        raise Refusal("too_many_attachments")
    findings = message_findings(blocks)
    for number, attachment in enumerate(attachments):
        inner = _listed(attachment.get("blocks"), "invalid_blocks_format")
        findings += message_findings(inner, f"/attachments/{number}/blocks")
    if findings:
        lines = [f"[ERROR] {line}" for line in findings]
        raise Refusal("invalid_blocks", lines, errors=findings)
    words = text or words_of(blocks)
    parsed = fields.get("parse") == "full" or bool(fields.get("link_names"))
    metadata = _metadata(fields.get("metadata"))
    return Draft(words[:LONGEST_TEXT], blocks, attachments, metadata, parsed)


def _listed(value: Any, code: str) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Refusal(code)
    return value


def _metadata(value: Any) -> Json | None:
    if value is None or value == {}:
        return value if value is None else {}
    if not isinstance(value, dict) or not {"event_type", "event_payload"} <= value.keys():
        raise Refusal("invalid_metadata_format")
    if not isinstance(value["event_type"], str) or not isinstance(value["event_payload"], dict):
        raise Refusal("invalid_metadata_schema")
    if len(str(value["event_payload"])) > LONGEST_METADATA:
        raise Refusal("metadata_too_large")
    return dict(value)

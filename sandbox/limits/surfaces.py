"""Limits of whole messages, modals and Home tabs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sandbox.blocks import elements_of
from sandbox.limits.blocks import blocks_on
from sandbox.limits.objects import plain
from sandbox.limits.rules import Findings, boolean, listing, one_of, shape, string
from sandbox.shapes import Json

IN_MESSAGE = 50
"""Blocks (docs.slack.dev/reference/block-kit/blocks)."""

IN_VIEW = 100
"""Blocks (the same page)."""

MARKDOWN = 12_000
"""Characters of all markdown blocks of a payload together (…/blocks/markdown-block)."""

# docs.slack.dev/reference/views
_MODAL = {
    "title": plain(24),
    "submit": plain(24),
    "close": plain(24),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
    "submit_disabled": boolean,
}
_ANY_VIEW = {
    "type": one_of("modal", "home"),
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}


def message_findings(blocks: list[Json], pointer: str = "/blocks") -> list[str]:
    """Give everything that Slack would refuse about a message's blocks.

    Args:
        blocks: as the app sent them.
        pointer: where they stand in the call.
    """
    found = Findings()
    listing(blocks_on("message"), IN_MESSAGE)(blocks, pointer, found)
    if not found.lines:
        _unique(blocks, pointer, found)
        if sum(block["type"] == "table" for block in blocks) > 1:
            found.add("only one table is allowed in a message", pointer)
        if sum(len(b["text"]) for b in blocks if b["type"] == "markdown") > MARKDOWN:
            found.add(f"markdown blocks hold more than {MARKDOWN} characters", pointer)
    return found.lines


def view_findings(view: Json) -> list[str]:
    """Give everything that Slack would refuse about a modal or Home tab.

    Args:
        view: as the app sent it.
    """
    view = {key: value for key, value in view.items() if value is not None}
    found = Findings()
    kind = view.get("type")
    surface = "home" if kind == "home" else "modal"
    required = ("type", "blocks") if surface == "home" else ("type", "title", "blocks")
    fields = {**_ANY_VIEW, **({} if surface == "home" else _MODAL)}
    blocks = listing(blocks_on(surface), IN_VIEW, 1)
    shape({**fields, "blocks": blocks}, required, _whole)(view, "/view", found)
    return found.lines


def _whole(view: Any, pointer: str, found: Findings) -> None:
    blocks = view["blocks"]
    _unique(blocks, f"{pointer}/blocks", found)
    inputs = [block for block in blocks if block["type"] == "input"]
    if view["type"] == "modal" and inputs and "submit" not in view:
        found.add("`submit` is required when an `input` block is within the `blocks`", pointer)
    elements = [element for block in blocks for element in elements_of(block)]
    if sum(bool(element.get("focus_on_load")) for element in elements) > 1:
        found.add("only one element may have focus_on_load", pointer)
    for number, block in enumerate(blocks):
        for element in elements_of(block):
            outside = block["type"] != "input" or view["type"] != "modal"
            if element.get("response_url_enabled") and outside:
                where = f"{pointer}/blocks/{number}"
                found.add("response_url_enabled works in a modal's input blocks only", where)


def _unique(blocks: list[Json], pointer: str, found: Findings) -> None:
    names = Counter(block["block_id"] for block in blocks if "block_id" in block)
    for name, times in names.items():
        if times > 1:
            found.add(f"block_id already exists: {name}", pointer)
    for number, block in enumerate(blocks):
        ids = Counter(e["action_id"] for e in elements_of(block) if "action_id" in e)
        for name, times in ids.items():
            if times > 1:
                found.add(f"`action_id` already exists: {name}", f"{pointer}/{number}/elements")

"""Blocks once Slack has taken them in: named, completed, and searchable."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from sandbox.identifiers import random_block_id
from sandbox.shapes import Json


def taken_in(blocks: list[Json]) -> list[Json]:
    """Give a copy of the blocks as Slack stores them: every block and element has its id.

    Args:
        blocks: as the app sent them, already checked.
    """
    blocks = copy.deepcopy(blocks)
    for block in blocks:
        block.setdefault("block_id", random_block_id())
        for element in elements_of(block):
            if element["type"] != "image":
                element.setdefault("action_id", random_block_id())
    _complete_texts(blocks)
    return blocks


def _complete_texts(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            _complete_texts(item)
    elif isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            node.setdefault("verbatim", False)
        elif node.get("type") == "plain_text":
            node.setdefault("emoji", True)
        elif node.get("type") not in ("raw_text", "rich_text"):
            for key, item in node.items():
                if key not in ("metadata", "type"):
                    _complete_texts(item)


def elements_of(block: Json) -> list[Json]:
    """Give the interactive elements and images of one block."""
    if block["type"] == "section":
        return [block["accessory"]] if "accessory" in block else []
    if block["type"] == "input":
        return [block["element"]]
    if block["type"] == "actions":
        return list(block["elements"])
    return []


def interactive(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Go through every pair of block and interactive element."""
    for block in blocks:
        for element in elements_of(block):
            if "action_id" in element:
                yield block, element


def find_element(
    blocks: list[Json], action_id: str, block_id: str | None = None
) -> tuple[Json, Json] | None:
    """Find an element by its action id, and by its block id where that is given.

    Args:
        blocks: as stored.
        action_id: of the element.
        block_id: of its block; the first match counts when it is None.
    """
    for block, element in interactive(blocks):
        if element["action_id"] == action_id and block_id in (None, block["block_id"]):
            return block, element
    return None


def texts_of(node: Any) -> Iterator[Json]:
    """Go through every text object, rich text leaf and markdown block below a node."""
    if isinstance(node, list):
        for item in node:
            yield from texts_of(item)
    elif isinstance(node, dict):
        mention = node.get("type") in ("user", "broadcast", "usergroup")
        if mention or isinstance(node.get("text"), str):
            yield node
        for key, item in node.items():
            if key not in ("options", "option_groups", "confirm", "metadata"):
                yield from texts_of(item)


def words_of(blocks: list[Json]) -> str:
    """Give the blocks' words in one line, which Slack shows where a message came without text."""
    return " ".join(t["text"] for t in texts_of(blocks) if isinstance(t.get("text"), str))

"""Lists in pages, with Slack's cursors."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.web_api.methods import ApiCall

_T = TypeVar("_T")

USUAL = 100
"""Entries of a page where no limit is named (docs.slack.dev/apis/web-api/pagination)."""


def page_of(call: ApiCall, entries: Sequence[_T], *, most: int) -> tuple[list[_T], Json]:
    """Cut one page out of a list.

    Args:
        call: with its `limit` and `cursor`.
        entries: the whole list.
        most: the greatest limit that counts.

    Returns:
        The page, and the fields that tell where the next begins.
    """
    size = call.args.number("limit", USUAL, most)
    if call.host.short_pages:
        size = min(size, call.host.short_pages)
    start = _start(call.args.text("cursor"))
    end = start + size
    cursor = ""
    if end < len(entries):
        cursor = base64.b64encode(f"next:{end}".encode()).decode()
    return list(entries[start:end]), {"response_metadata": {"next_cursor": cursor}}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, number = base64.b64decode(cursor, validate=True).decode().split(":")
        if word != "next":
            raise ValueError
        return int(number)
    except (ValueError, binascii.Error):
        raise Refusal("invalid_cursor") from None

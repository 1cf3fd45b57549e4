"""Markdown for files: people's text in it stays text, whatever Markdown would make of it.

Source: https://spec.commonmark.org/0.31.2/#backslash-escapes
"""

import re

# What Markdown would read as its own anywhere in a line, and at its start.
_MARKS = re.compile(r"([\\`*_\[\]<|~&$#])")
_START = re.compile(r"^([-+=>:])")
_NUMBER = re.compile(r"^(\d+)([.)])")


def plain(text: str) -> str:
    """Return one line of text in which nothing is read as Markdown."""
    # Marks are escaped where they stand; an indent, which would be code, is left out.
    return _NUMBER.sub(r"\1\\\2", _START.sub(r"\\\1", _inline(text)))


def paragraph(text: str) -> list[str]:
    """Return a paragraph that keeps its lines, of which Markdown would make one."""
    *others, last = [plain(each) for each in text.splitlines()] or [""]
    return [*(f"{each}\\" for each in others), last, ""]


def heading(level: int, text: str) -> list[str]:
    """Return a heading on a line of its own."""
    return [f"{'#' * level} {_inline(' '.join(text.split()))}", ""]


def item(text: str, *, depth: int = 0) -> list[str]:
    """Return an item of a list, with all its lines.

    Args:
        text: what it says.
        depth: how many items it stands within.
    """
    first, *others = [plain(each) for each in text.splitlines()] or [""]
    indent = "  " * depth
    return [f"{indent}- {first}", *(f"{indent}  {each}" if each else "" for each in others)]


def _inline(text: str) -> str:
    return _MARKS.sub(r"\\\1", text.strip())

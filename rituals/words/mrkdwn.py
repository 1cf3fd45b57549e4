"""Slack's text format: what must be escaped, and the forms that point at people and moments.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

# Marks that reorder what follows them could make one name read as another.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
# What no id of Slack's holds; an id may come from a payload.
_NO_ID = re.compile("[^A-Za-z0-9]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINK = re.compile("<([^<>|]+)(?:\\|([^<>]*))?>")
# What must not be torn apart: an entity, or a character with what modifies and joins it.
_UNIT = re.compile(
    "&(?:amp|lt|gt);"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    "|(?s:.)[\ufe0e\ufe0f\u0300-\u036f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
    "(?:\u200d(?s:.)[\ufe0e\ufe0f\u0300-\u036f\u20e3\U0001f3fb-\U0001f3ff]*)*"
)


class Mrkdwn(str):
    """Text in Slack's format, safe to put into a sentence as it is."""

    __slots__ = ()


def escape(text: str) -> Mrkdwn:
    """Return text that people wrote, so that Slack shows it and reads nothing into it.

    Exactly three characters are escaped; Slack decodes no other entity.
    """
    return Mrkdwn(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def unescape(text: str) -> str:
    """Return what is shown for text in Slack's format, for places that show text as it is."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def finalize(value: Any) -> str:
    """Return what a template writes for a value: Mrkdwn as it is, everything else escaped."""
    return value if isinstance(value, Mrkdwn) else escape(str(value))


def tidy(text: str | None) -> str:
    """Return what a person typed without invisible characters that reorder or break a line.

    Empty where nothing of it can be seen.
    """
    kept = _CONTROL.sub("", _REORDERING.sub("", text or "")).strip()
    return kept if any(unicodedata.category(each)[0] not in "CZ" for each in kept) else ""


def in_plain(text: str, names: Mapping[str, str] | None = None) -> str:
    """Return text in Slack's format as it is read on screen, for places that show it as it is.

    Args:
        text: in Slack's format, with its links, mentions and moments.
        names: the names of people who may be mentioned without one, by id.
    """
    return unescape(_LINK.sub(lambda link: _read(link[1], link[2], names or {}), text))


def _read(target: str, label: str | None, names: Mapping[str, str]) -> str:
    """Return what a link in angle brackets reads as: its label, its name, or its own address."""
    if target.startswith("!date^"):
        return label or ""
    sign = {"@": "@", "#": "#", "!": "@"}.get(target[0], "")
    if not sign:
        return label or target.removeprefix("mailto:")
    return sign + (label or names.get(target[1:]) or target.partition("^")[0][1:]).lstrip("@#")


def cut(text: str, most: int) -> str:
    """Return at most `most` characters, never ending inside an entity or a joined emoji.

    Args:
        text: mrkdwn or plain text.
        most: the limit in characters, the ellipsis included.
    """
    if len(text) <= most:
        return text
    end = 0
    for unit in _UNIT.finditer(text):
        if unit.end() > most - 1:
            break
        end = unit.end()
    return (
        type(text)(text[:end].rstrip() + "…")
        if isinstance(text, Mrkdwn)
        else text[:end].rstrip() + "…"
    )


def person(person_id: str) -> Mrkdwn:
    """Return a mention, which Slack shows with the person's own name."""
    return Mrkdwn(f"<@{_NO_ID.sub('', person_id)}>")


def channel(channel_id: str) -> Mrkdwn:
    """Return a channel's link; Slack shows its name only to those who may see it."""
    return Mrkdwn(f"<#{_NO_ID.sub('', channel_id)}>")


def people(ids: Iterable[str]) -> Mrkdwn:
    """Return mentions in a row: "a", "a and b", "a, b and c"."""
    mentions = [person(each) for each in ids]
    if len(mentions) < 2:
        return Mrkdwn("".join(mentions))
    return Mrkdwn(", ".join(mentions[:-1]) + " and " + mentions[-1])


def moment(at: datetime, zone: str = "UTC") -> Mrkdwn:
    """Return a moment that Slack shows in each reader's own zone.

    Args:
        at: the moment, aware.
        zone: the IANA zone of the words for clients that cannot show dates.
    """
    words = at.astimezone(ZoneInfo(zone)).strftime("%A %-d %B at %H:%M")
    return Mrkdwn(f"<!date^{int(at.timestamp())}^{{date_long_pretty}} at {{time}}|{words}>")


def quoted(text: str) -> Mrkdwn:
    """Return people's text as a quotation, every line of it."""
    return Mrkdwn("\n".join("> " + escape(line) for line in text.splitlines()))

"""Slack's text format: what must be escaped, and the forms that point at people and moments.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

# Marks that reorder what follows them could make one name read as another.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
# What no id of Slack's holds; an id may come from a payload.
_NO_ID = re.compile("[^A-Za-z0-9]")
# Control characters, and halves of pairs of code units, which no database takes.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ENTITY = re.compile("&(?:amp|lt|gt);")
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
# What an address may hold as it is: RFC 3986 section 2.2 and 2.3.
_IN_URL = "%:/?#[]@!$&'()*+,;=~"
_RELATIVE = re.compile(r"(<!date\^\d+\^)\{date_long_pretty\}")
_LINK = re.compile("<([^<>|]+)(?:\\|([^<>]*))?>")


# More names than these in a row are read by nobody.
MOST_NAMED = 50


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
    """Return at most `most` characters, never ending inside an entity, a form or a joined emoji.

    Args:
        text: mrkdwn or plain text.
        most: the limit in characters, the ellipsis included.
    """
    if len(text) <= most:
        return text
    end = most - 1
    while end > 0 and _is_joined(text[end - 1], text[end], text, end):
        end -= 1
    entity = text.rfind("&", max(end - 4, 0), end)
    if entity >= 0 and (found := _ENTITY.match(text, entity)) and found.end() > end:
        end = entity
    if isinstance(text, Mrkdwn):
        # People's own signs are escaped, so this begins a mention, a link or a date.
        form = text.rfind("<", 0, end)
        end = end if text.find(">", form, end) >= 0 or form < 0 else form
    short = text[:end].rstrip() + "…"
    return Mrkdwn(short) if isinstance(text, Mrkdwn) else short


def _is_joined(before: str, after: str, text: str, at: int) -> bool:
    """Tell whether two characters are shown as one: https://www.unicode.org/reports/tr29/."""
    if after < "\u0300":
        return False
    return (
        unicodedata.category(after)[0] == "M"
        or after == "\u200d"
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin
        or "\U000e0020" <= after <= "\U000e007f"  # the flags of countries within countries
        or (before == "\u200d" and unicodedata.category(after) == "So")
        or ("\u1160" <= after <= "\u11ff" and "\u1100" <= before <= "\u11ff")  # Hangul
        or _ends_a_flag(text, at)
    )


def _ends_a_flag(text: str, at: int) -> bool:
    letters = 0
    while letters <= at and "\U0001f1e6" <= text[at - letters] <= "\U0001f1ff":
        letters += 1
    return letters > 0 and letters % 2 == 0


def person(person_id: str) -> Mrkdwn:
    """Return a mention, which Slack shows with the person's own name."""
    return Mrkdwn(f"<@{_NO_ID.sub('', person_id)}>")


def channel(channel_id: str) -> Mrkdwn:
    """Return a channel's link; Slack shows its name only to those who may see it."""
    return Mrkdwn(f"<#{_NO_ID.sub('', channel_id)}>")


def is_web(text: str, most: int = 2000) -> bool:
    """Tell whether a text is an address of the web and nothing else.

    Args:
        text: as it was typed.
        most: how many characters it may have.
    """
    return len(text) <= most and _WEB.fullmatch(text) is not None


def link(url: str, label: str = "") -> Mrkdwn:
    """Return a link; where the address is none of the web's, what it would read as.

    Args:
        url: where it leads.
        label: what it reads as; the address itself where it is empty.
    """
    reads = escape(" ".join(label.split()) or url)
    if not is_web(url):
        return reads
    # What would end the form early is written as RFC 3986 section 2.1 has it.
    return Mrkdwn(f"<{escape(quote(url, safe=_IN_URL))}|{reads}>")


def address(text: str) -> Mrkdwn:
    """Return where something is, as people typed it: a link where it is nothing else."""
    return link(text) if is_web(text) else escape(text)


def people(ids: Iterable[str], most: int = MOST_NAMED) -> Mrkdwn:
    """Return mentions in a row: "a", "a and b", "a, b and 3 more" where they are more than most."""
    mentions = [person(each) for each in ids]
    if len(mentions) > most:
        return Mrkdwn(f"{', '.join(mentions[:most])} and {len(mentions) - most} more")
    if len(mentions) < 2:
        return Mrkdwn("".join(mentions))
    return Mrkdwn(", ".join(mentions[:-1]) + " and " + mentions[-1])


def moment(at: datetime, zone: str = "UTC") -> Mrkdwn:
    """Return a moment that Slack shows in each reader's own zone, "Tomorrow" where it is that.

    Args:
        at: the moment, aware.
        zone: the IANA zone of the words for clients that cannot show dates.
    """
    words = at.astimezone(ZoneInfo(zone)).strftime("%A %-d %B at %H:%M %Z")
    return Mrkdwn(f"<!date^{int(at.timestamp())}^{{date_long_pretty}} at {{time}}|{words}>")


def lasting(text: str) -> str:
    """Return text with the date for "Tomorrow", which is another day when it is read later."""
    dated = _RELATIVE.sub(r"\1{date_long}", text)
    return Mrkdwn(dated) if isinstance(text, Mrkdwn) else dated


def quoted(text: str) -> Mrkdwn:
    """Return people's text as a quotation, every line of it."""
    return Mrkdwn("\n".join("> " + escape(line) for line in text.splitlines()))

"""Whether somebody's Slack status says that they are away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_AWAY = {
    "palm_tree",
    "face_with_thermometer",
    "desert_island",
    "beach_with_umbrella",
    "baby",
    "airplane",
}
_AWAY_WORDS = re.compile(
    r"\b(?:vacation(?:ing|s)?|holidays?|ooo|pto|away until|(?:out|off) sick|sick leave"
    r"|out of (?:the )?office|(?:on|annual|parental|maternity|paternity) leave)\b"
)
_HERE_WORDS = re.compile(r"\b(?:in a meeting|commuting|working (?:remotely|from))\b")
_SKIN_TONE = re.compile(r"::skin-tone-\d$")


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody's absence as their status tells of it.

    Args:
        until: when it ends, None where Slack names no end.
    """

    until: datetime | None


def absence(profile: Mapping[str, Any], now: datetime) -> Absence | None:
    """Return the absence that a status tells of, None for somebody who is here.

    Words count for more than the picture: a palm tree over “Working remotely” is no absence. Of
    the statuses that Slack offers, “Out sick” and “Vacationing” are absences; “In a meeting”,
    “Commuting” and “Working remotely” are not.

    Args:
        profile: of a user object.
        now: aware; a status that has expired says nothing.

    Source: https://docs.slack.dev/apis/web-api/user-presence-and-status for the fields, and 0 as
    the expiration of a status without an end.
    """
    expires = int(profile.get("status_expiration") or 0)
    if expires and expires <= now.timestamp():
        return None
    words = re.sub(r"[\s\-\u2010-\u2015]+", " ", profile.get("status_text") or "").casefold()
    emoji = _SKIN_TONE.sub("", (profile.get("status_emoji") or "").strip(":"))
    pictured = emoji in _AWAY and not _HERE_WORDS.search(words)
    if not pictured and not _AWAY_WORDS.search(words):
        return None
    return Absence(datetime.fromtimestamp(expires, UTC) if expires else None)

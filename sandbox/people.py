"""The people of a workspace, bots included."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.shapes import Json
from sandbox.status import NO_STATUS, Status

_COLOURS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "e96699", "2b6836", "d58247", "5b89d5")

_ZONE_WORDS = {
    "CET": "Central European Time",
    "CEST": "Central European Summer Time",
    "GMT": "Greenwich Mean Time",
    "BST": "British Summer Time",
    "EET": "Eastern European Time",
    "EEST": "Eastern European Summer Time",
    "EST": "Eastern Standard Time",
    "EDT": "Eastern Daylight Time",
    "CST": "Central Standard Time",
    "CDT": "Central Daylight Time",
    "PST": "Pacific Standard Time",
    "PDT": "Pacific Daylight Time",
    "IST": "India Standard Time",
    "JST": "Japan Standard Time",
    "UTC": "Coordinated Universal Time",
}


@dataclass
class Person:
    """Somebody with an account in a workspace.

    Args:
        id: `U…`.
        team_id: the workspace the account belongs to.
        name: the full name as people see it.
        handle: the short name behind the @ sign; made from the first name when empty.
        tz: IANA name of the time zone.
        title: what it says under the name.
        email: made from the handle when empty.
        is_restricted: a guest in several channels.
        is_ultra_restricted: a guest in one channel.
        deleted: whether the account was closed.
        status: as it was set last; the reader looks at what is left of it.
    """

    id: str
    team_id: str
    name: str
    handle: str = ""
    tz: str = "Europe/London"
    title: str = ""
    email: str = ""
    locale: str = "en-GB"
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_admin: bool = False
    is_owner: bool = False
    bot_id: str = ""
    app_id: str = ""
    status: Status = NO_STATUS

    def __post_init__(self) -> None:
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode()
        first = re.sub(r"[^a-z0-9._-]", "", (plain.split() or [""])[0].lower())
        self.handle = self.handle or first or self.id.lower()
        self.email = self.email or f"{self.handle}@example.com"

    @property
    def initials(self) -> str:
        """One or two letters for a picture."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words))

    @property
    def colour(self) -> str:
        """A steady colour, six hexadecimal digits without the hash."""
        return _COLOURS[hashlib.blake2s(self.id.encode()).digest()[0] % len(_COLOURS)]

    def zone(self, now: datetime) -> tuple[str, int]:
        """Give the zone's name in words and its offset from UTC in seconds.

        Args:
            now: the instant at which daylight saving is looked up.
        """
        local = now.astimezone(ZoneInfo(self.tz))
        offset = local.utcoffset()
        short = local.tzname() or self.tz
        return _ZONE_WORDS.get(short, short), int(offset.total_seconds()) if offset else 0

    def to_api(self, now: datetime, *, with_email: bool = False, with_locale: bool = False) -> Json:
        """Give the user object of `users.info`; a closed account has fewer fields, as in Slack.

        Args:
            now: the instant for the zone's offset and the status.
            with_email: whether the app may read addresses (`users:read.email`).
            with_locale: whether `include_locale` was asked for.
        """
        profile: Json = {
            "real_name": self.name,
            "real_name_normalized": self.name,
            "display_name": "" if self.is_bot else self.name,
            "display_name_normalized": "" if self.is_bot else self.name,
            "title": self.title,
            "phone": "",
            **self.status.at(now).to_api(),
            "avatar_hash": "g" + self.colour,
            "first_name": self.name.split()[0] if self.name else "",
            "last_name": " ".join(self.name.split()[1:]),
            "team": self.team_id,
        }
        if with_email and not self.is_bot:
            profile["email"] = self.email
        if self.is_bot:
            profile |= {"api_app_id": self.app_id, "bot_id": self.bot_id, "always_active": True}
        user: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.handle,
            "deleted": self.deleted,
            "profile": profile,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": int(now.timestamp()),
        }
        return user if self.deleted else user | self._account(now, with_locale)

    def _account(self, now: datetime, with_locale: bool) -> Json:
        label, offset = self.zone(now)
        fields: Json = {
            "color": self.colour,
            "real_name": self.name,
            "tz": self.tz,
            "tz_label": label,
            "tz_offset": offset,
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": self.is_owner,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
            "is_email_confirmed": not self.is_bot,
            "who_can_share_contact_card": "EVERYONE",
        }
        return fields | {"locale": self.locale} if with_locale else fields

    def to_page(self, now: datetime) -> Json:
        """Give what the page shows of somebody.

        Args:
            now: the instant for the zone's name and the status.
        """
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title,
            "tz": self.tz,
            "tz_label": self.zone(now)[0],
            "is_bot": self.is_bot,
            "deleted": self.deleted,
            "status": self.status.at(now).to_page(),
            "initials": self.initials,
            "color": f"#{self.colour}",
        }

"""What somebody says of themselves beside their name, as in “:palm_tree: Vacationing”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sandbox.shapes import Json

MOST = 100
"""Characters of a status (docs.slack.dev/apis/web-api/user-presence-and-status)."""


@dataclass(frozen=True)
class Status:
    """A status; the empty one says nothing.

    Args:
        text: in words.
        emoji: its name, without colons.
        expires: when it is gone, aware; never when None.

    Raises:
        ValueError: the text is longer than Slack allows.
    """

    text: str = ""
    emoji: str = ""
    expires: datetime | None = None

    def __post_init__(self) -> None:
        if len(self.text) > MOST:
            raise ValueError(f"A status has at most {MOST} characters.")

    def at(self, now: datetime) -> Status:
        """Give what is left of it at an instant: an expired status says nothing any more.

        Args:
            now: the instant.
        """
        return NO_STATUS if self.expires and self.expires <= now else self

    @property
    def until(self) -> int:
        """Epoch seconds of its end, 0 for never."""
        return int(self.expires.timestamp()) if self.expires else 0

    def to_api(self) -> Json:
        """Give its part of a profile (docs.slack.dev/reference/objects/user-object)."""
        return {
            "status_text": self.text,
            "status_emoji": f":{self.emoji}:" if self.emoji else "",
            "status_expiration": self.until,
        }

    def to_page(self) -> Json | None:
        """Give what the page shows of it, None for the empty one."""
        if not (self.text or self.emoji):
            return None
        return {"text": self.text, "emoji": self.emoji, "until": self.until}


NO_STATUS = Status()

"""Files that the app uploads and people download."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sandbox.shapes import Json

_TYPES = {
    "txt": ("text", "Plain Text", "text/plain"),
    "md": ("markdown", "Markdown (raw)", "text/markdown"),
    "csv": ("csv", "CSV", "text/csv"),
    "json": ("json", "JSON", "application/json"),
    "ics": ("ics", "Calendar", "text/calendar"),
    "png": ("png", "PNG", "image/png"),
    "svg": ("svg", "SVG", "image/svg+xml"),
    "pdf": ("pdf", "PDF", "application/pdf"),
    "zip": ("zip", "Zip", "application/zip"),
    "html": ("html", "HTML", "text/html"),
}


@dataclass
class File:
    """A file in a workspace: announced, then uploaded, then completed and shared.

    Args:
        id: `F…`.
        name: with its ending.
        size: announced length in bytes.
        user: who uploads it, `U…`.
        upload_key: the secret part of the upload address.
        created: epoch seconds.
    """

    id: str
    team_id: str
    name: str
    size: int
    user: str
    upload_key: str
    created: int
    title: str = ""
    alt_text: str = ""
    content: bytes | None = None
    completed: bool = False
    channels: list[str] = field(default_factory=list)

    @property
    def ending(self) -> tuple[str, str, str]:
        """Slack's short type, its words and the MIME type."""
        ending = PurePosixPath(self.name).suffix.lstrip(".").lower()
        return _TYPES.get(ending, ("binary", "Binary", "application/octet-stream"))

    def to_api(self, base_url: str) -> Json:
        """Give the file object of `files.info`.

        Args:
            base_url: the sandbox's own address, without a slash at the end.
        """
        short, words, mime = self.ending
        address = f"{base_url}/files-pri/{self.team_id}-{self.id}/{self.name}"
        return {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": mime,
            "filetype": short,
            "pretty_type": words,
            "user": self.user,
            "user_team": self.team_id,
            "size": len(self.content or b""),
            "mode": "hosted",
            "is_external": False,
            "is_public": any(c.startswith("C") for c in self.channels),
            "url_private": address,
            "url_private_download": address + "?download=1",
            "alt_txt": self.alt_text,
            "channels": [c for c in self.channels if c.startswith("C")],
            "groups": [c for c in self.channels if c.startswith("G")],
            "ims": [c for c in self.channels if c.startswith("D")],
            "comments_count": 0,
            "file_access": "visible",
        }

"""What Slack shows of a page under a message that links to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from sandbox.shapes import Json

_LINK = re.compile(r"https?://[^\s<>|]+")


@dataclass(frozen=True)
class Page:
    """What stands at an address.

    Args:
        title: of the page.
        text: its first lines.
        site: whose it is.
    """

    title: str
    text: str = ""
    site: str = ""


def unfurled(pages: Mapping[str, Page], text: str) -> list[Json]:
    """Give an attachment for each known page that a text links to, as Slack makes it.

    https://docs.slack.dev/messaging/unfurling-links-in-messages

    Args:
        pages: by their addresses.
        text: of the message, in Slack's own form.
    """
    written = map(unescape, _LINK.findall(text))
    links = [url for url in dict.fromkeys(written) if url in pages]
    return [_attachment(number, url, pages[url]) for number, url in enumerate(links, 1)]


def _attachment(number: int, url: str, page: Page) -> Json:
    told: Json = {"id": number, "from_url": url, "original_url": url, "fallback": page.title}
    told |= {"title": page.title, "title_link": url}
    told |= {"text": page.text} if page.text else {}
    return told | ({"service_name": page.site} if page.site else {})

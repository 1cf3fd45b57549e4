"""What the core may know of a message that somebody pointed at."""

import re
from typing import Any

from rituals.words.mrkdwn import is_web, unescape
from storage.facts import Link, MessageFacts
from storage.outbox import Place

# Links as Slack writes them: https://docs.slack.dev/messaging/formatting-message-text#links
_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|([^>]*))?>")


def message_facts(place: Place, message: dict[str, Any]) -> MessageFacts:
    """Return a message as Slack describes it, with the title of each link that Slack unfurled.

    Args:
        place: where it stands.
        message: Slack's own object: https://docs.slack.dev/reference/events/message.
    """
    return MessageFacts(
        place=place,
        author=message.get("user") or "",
        text=message.get("text") or "",
        address=message.get("permalink") or "",
        links=_links(message),
    )


def _links(message: dict[str, Any]) -> tuple[Link, ...]:
    """Return each link once: as it was unfurled, else as it was written."""
    links = {}
    for url, label in _LINK.findall(message.get("text") or ""):
        links[unescape(url)] = Link(unescape(url), unescape(label) if label != url else "")
    for each in message.get("attachments") or []:
        url = each.get("original_url") or each.get("from_url") or each.get("title_link")
        if isinstance(url, str) and is_web(url):
            links[url] = Link(url, str(each.get("title") or ""), str(each.get("text") or ""))
    return tuple(links.values())

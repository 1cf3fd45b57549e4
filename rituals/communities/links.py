"""A message filed in the library: its link, what it is called, and who may find it."""

from rituals.engine.as_read import as_read
from rituals.library import filing
from rituals.library.filing import Filing
from rituals.library.tables import LINK, NOTE, LibraryEntry
from rituals.words.mrkdwn import cut, tidy
from rituals.words.templates import Words
from storage.facts import Link, MessageFacts
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork

# Enough of a page's title, or of what somebody wrote, to know it by; and of an address.
LONGEST_TITLE, LONGEST_LINK = 150, 2000


def entry_of(work: UnitOfWork, place: Place) -> LibraryEntry | None:
    """Return what a message was filed as, None where it was not, or was taken back."""
    entry = filing.of_source(work, filing.from_message(place))
    return entry if entry and entry.withdrawn_at is None else None


def file(work: UnitOfWork, message: MessageFacts, topic: str, person: str) -> LibraryEntry:
    """File a message that somebody marked in a community; what is there already is shared.

    Raises:
        NotLookedUp: Slack must be asked who is mentioned in it.
    """
    if entry := entry_of(work, message.place):
        filing.share(work, entry, person)
        return entry
    link = link_in(message)
    title = title_of(work, message)
    return filing.file(
        work,
        Filing(
            kind=LINK if link else NOTE,
            title=title or Words("communities/filed").untitled,
            came_from=filing.from_message(message.place),
            people=[person],
            link=link.url if link else "",
            address=message.address,
            topic=topic,
            channel=message.place.channel,
            author=message.author,
        ),
    )


def link_in(message: MessageFacts) -> Link | None:
    """Return the link that a message is filed for: its first."""
    return next((each for each in message.links if len(each.url) <= LONGEST_LINK), None)


def title_of(work: UnitOfWork, message: MessageFacts) -> str:
    """Return what a message is called: as its link is, or as it begins; empty where it does not.

    Raises:
        NotLookedUp: Slack must be asked who is mentioned in it.
    """
    link = link_in(message)
    title = tidy(link.title) if link else ""
    said = " ".join((title or as_read(work, message.text, 500)).split())
    # It stands in the middle of sentences; three in a row are no full stop.
    return cut(said if said.endswith("..") else said.removesuffix("."), LONGEST_TITLE)

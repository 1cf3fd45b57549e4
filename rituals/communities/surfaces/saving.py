"""*Save to the library*, in the menu of any message: with one's own words, wherever it stands."""

from rituals.communities import community, links
from rituals.communities.community import refuse, topic_of
from rituals.communities.feature import feature
from rituals.communities.links import LONGEST_LINK, LONGEST_TITLE
from rituals.communities.setting_up import LONGEST_TOPIC
from rituals.communities.surfaces.reactions import LONGEST_WHY
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.library import filing
from rituals.library.filing import Filing
from rituals.library.tables import LINK, NOTE, LibraryEntry
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import is_web, tidy
from rituals.words.templates import Words
from storage.facts import MessageFacts
from storage.outbox import Place
from storage.tables import Channel
from storage.unit_of_work import UnitOfWork


@feature.shortcut(
    "save",
    title="Save to the library",
    does="Keep what a message links to where others find it.",
    on_message=True,
)
def open_form(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form, filled in from the message; of what is filed already only why is asked."""
    assert call.message is not None
    channel = _channel(work, call.message.place.channel, call.person)
    entry = links.entry_of(work, call.message.place) if channel else None
    said = Words("communities/saving", channel=channel, entry=entry)
    boxes = [] if entry else _boxes(said, call.message, channel, work)
    why = blocks.text_input("why", lines=True, most=LONGEST_WHY)
    fields = [
        blocks.section(said.readers),
        *([blocks.section(said.already)] if entry else []),
        *boxes,
        blocks.field_of("why", said.why, why, hint=said.why_hint, optional=True),
    ]
    place = call.message.place
    view = blocks.modal(
        "communities:save",
        said.title,
        fields,
        submit=said.submit,
        private=f"{place.channel}/{place.ts}",
    )
    return Outcome(opens=view)


@feature.view("save")
def save(call: Call, work: UnitOfWork) -> Outcome:
    """File it, or share what is filed already, and say who will find it."""
    place = Place(*call.value.partition("/")[::2])
    channel = _channel(work, place.channel, call.person)
    entry = links.entry_of(work, place) if channel else None
    why = call.form.text("why")[:LONGEST_WHY]
    if entry is not None:
        filing.share(work, entry, call.person, why)
    else:
        entry = _file(call, work, place, channel, why)
    said = Words("communities/saving", channel=channel, entry=entry)
    done = blocks.section(said.done)
    return Outcome(opens=blocks.modal("communities:saved", said.title, [done]))


def _file(
    call: Call, work: UnitOfWork, place: Place, channel: Channel | None, why: str
) -> LibraryEntry:
    title = " ".join(call.form.text("title").split())
    link = call.form.text("link")
    if not title or len(title) > LONGEST_TITLE:
        raise refuse("title", "title", most=LONGEST_TITLE)
    if link and not is_web(link, LONGEST_LINK):
        raise refuse("link", "link")
    message = work.directory.message(place) if channel else None
    return filing.file(
        work,
        Filing(
            kind=LINK if link else NOTE,
            title=title,
            # Of what the bot cannot see, nothing is kept but what was written here.
            came_from=filing.from_message(place) if channel else None,
            people=[call.person],
            link=link,
            address=message.address if message else "",
            topic=" ".join(call.form.text("topic").split())[:LONGEST_TOPIC],
            channel=channel.id if channel else None,
            why=why,
            author=message.author if message else "",
        ),
    )


def _channel(work: UnitOfWork, channel_id: str, person: str) -> Channel | None:
    """Return the channel of a message, None of one that is not for all and not the bot's to see.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    channel = work.directory.channel(channel_id) if channel_id else None
    if channel is None or not (channel.is_private or work.directory.is_guest(person)):
        return channel
    is_seen = channel.has_bot and person in work.directory.members(channel_id)
    return channel if is_seen else None


def _boxes(
    said: Words, message: MessageFacts, channel: Channel | None, work: UnitOfWork
) -> list[Block]:
    ritual = community.of_channel(work, channel.id) if channel else None
    link = links.link_in(message)
    title = links.title_of(work, message) if channel else tidy(link.title if link else "")
    topic = topic_of(ritual) if ritual else ""
    texts = {
        "title": blocks.text_input("title", title, most=LONGEST_TITLE),
        "topic": blocks.text_input("topic", topic, most=LONGEST_TOPIC),
        "link": blocks.text_input("link", link.url if link else "", most=LONGEST_LINK),
    }
    return [
        blocks.field_of("title", said.name, texts["title"]),
        blocks.field_of("topic", said.topic, texts["topic"], optional=True),
        blocks.field_of("link", said.link, texts["link"], hint=said.link_hint, optional=True),
    ]

"""In which channels somebody may have the bot speak."""

from rituals.engine.call import Call
from rituals.engine.outcome import Refusal
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

SAID = "engine/channels"


def channel_fault(work: UnitOfWork, channel_id: str, person: str) -> Mrkdwn:
    """Return what stands against a channel, in a sentence; nothing if nothing does.

    Args:
        work: the unit of work.
        channel_id: what was chosen, or typed; empty for nothing.
        person: who wants the bot to speak there.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    channel = work.directory.channel(channel_id) if channel_id else None
    if channel is None:
        return Words(SAID).unseen
    is_member = person in work.directory.members(channel_id)
    # The name of a private channel is not for those who are not in it.
    if not is_member and (channel.is_private or channel.has_bot):
        return Words(SAID).unseen
    said = Words(SAID, name=channel.name)
    if not channel.has_bot:
        return said.uninvited
    return Mrkdwn() if channel.is_open else said.archived


def stood_in(call: Call, work: UnitOfWork) -> str | None:
    """Return the channel that somebody types in, None where they type in no channel.

    Raises:
        Refusal: they may not have the bot speak there.
        NotLookedUp: Slack must be asked first.
    """
    channel = call.channel if call.channel and call.channel[0] in "CG" else None
    if channel and (why := channel_fault(work, channel, call.person)):
        raise Refusal(why)
    return channel

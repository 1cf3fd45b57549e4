"""In which channels somebody may have the bot speak."""

from storage.unit_of_work import UnitOfWork


def channel_fault(work: UnitOfWork, channel_id: str, person: str) -> str:
    """Return what stands against a channel, as the name of a sentence; empty if nothing does.

    Args:
        work: the unit of work.
        channel_id: what was chosen, or typed; empty for nothing.
        person: who wants the bot to speak there.

    Raises:
        NotLookedUp: Slack must be asked first.
    """
    channel = work.directory.channel(channel_id) if channel_id else None
    if channel is None:
        return "unseen"
    is_member = person in work.directory.members(channel_id)
    # The name of a private channel is not for those who are not in it.
    if not is_member and (channel.is_private or channel.has_bot):
        return "unseen"
    if not channel.has_bot:
        return "uninvited"
    return "" if channel.is_open else "archived"

"""The community of a channel: a ritual with a topic, which its digest and its links share."""

from sqlalchemy import select

from rituals.communities.feature import feature
from rituals.engine.ritual import ACTIVE, Ritual
from storage.tables import Channel
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse

KIND = f"{feature.name}:digest"


def of_channel(work: UnitOfWork, channel: str, *, alone: bool = False) -> Ritual | None:
    """Return the community of a channel, None where it is none.

    Args:
        work: the unit of work.
        channel: which.
        alone: whether nobody else begins one, or files from there, until the end.
    """
    if alone:
        hold(work, channel)
    return work.session.scalars(
        select(Ritual).where(Ritual.channel == channel, Ritual.kind == KIND, Ritual.state == ACTIVE)
    ).first()


def hold(work: UnitOfWork, channel: str) -> None:
    """Have two who do something with a channel at once do it one after the other."""
    work.session.scalar(select(Channel.id).where(Channel.id == channel).with_for_update())


def theirs(work: UnitOfWork, number: int, person: str) -> Ritual:
    """Return a community for somebody who is in its channel.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    ritual = work.session.get(Ritual, number)
    if ritual is None or ritual.kind != KIND or not ritual.is_active:
        raise refuse("not_there")
    if person not in work.directory.members(ritual.channel or ""):
        raise refuse("not_there")
    return ritual


def topic_of(ritual: Ritual) -> str:
    """Return what a community is about."""
    return str(ritual.options["topic"])

"""What somebody said of a topic: no more of it, or not before a moment."""

from collections.abc import Collection
from datetime import datetime, timedelta

from jinja2 import TemplateNotFound
from sqlalchemy import select

from rituals.engine import topics
from rituals.engine.ritual import Ritual
from rituals.my_time.policy import Wish
from rituals.my_time.tables import TopicWish
from rituals.my_time.waiting import judge_anew
from rituals.words.mrkdwn import Mrkdwn, channel, escape
from rituals.words.templates import Words
from storage.outbox import FOLDED
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork

NONE = Wish()
LATELY = timedelta(weeks=13)


def wishes(work: UnitOfWork, people: Collection[str]) -> dict[tuple[str, str], Wish]:
    """Return what these people said, by person and topic."""
    rows = work.session.scalars(select(TopicWish).where(TopicWish.person.in_(people)))
    return {(row.person, row.topic): Wish(row.is_stopped, row.snoozed_until) for row in rows}


def stop(work: UnitOfWork, person: str, topic: str) -> None:
    """Ask somebody nothing of a topic any more."""
    _wish(work, person, topic, Wish(is_stopped=True))


def snooze(work: UnitOfWork, person: str, topic: str, until: datetime) -> None:
    """Ask somebody nothing of a topic before a moment."""
    _wish(work, person, topic, Wish(snoozed_until=until))


@topics.when_wanted
def take_back(work: UnitOfWork, person: str, topic: str) -> None:
    """Let a topic come again as before."""
    _wish(work, person, topic, NONE)


def of_person(work: UnitOfWork, person: str) -> dict[str, Wish]:
    """Return what somebody does not want to hear of now, by topic."""
    said = wishes(work, [person])
    return {
        topic: wish
        for (_, topic), wish in sorted(said.items())
        if wish.is_stopped or (wish.snoozed_until or work.now) > work.now
    }


def asked_lately(work: UnitOfWork, person: str) -> list[str]:
    """Return the topics of which the bot asked somebody something on its own account lately."""
    since = work.now - LATELY
    own = select(OutboxMessage.topic).where(
        OutboxMessage.workspace_id == work.workspace, OutboxMessage.recipient == person
    )
    # Slack's timestamps are seconds since 1970, of ten digits for three centuries.
    stand = own.where(
        OutboxMessage.channel == work.directory.direct_channel(person),
        OutboxMessage.ts >= str(int(since.timestamp())),
        OutboxMessage.week.is_not(None),
    )
    folded = own.where(OutboxMessage.state == FOLDED, OutboxMessage.not_before >= since)
    return sorted(set(work.connection.scalars(stand.union(folded))))


def named(work: UnitOfWork, topic: str, reader: str) -> Mrkdwn:
    """Return what people call a topic: a ritual by its name, all else as its feature does."""
    leading, _, number = topic.partition("/")
    if leading == "ritual":
        ritual = work.session.get(Ritual, int(number))
        if ritual is None:
            return Words("my_time/topics").gone
        place = Mrkdwn(f" in {channel(ritual.channel)}") if ritual.channel else Mrkdwn("")
        return Mrkdwn(escape(ritual.name) + place)
    if name := topics.named(work, topic, reader):
        return name
    feature, _, kind = topic.partition(":")
    try:
        said: Mrkdwn = getattr(Words(f"{feature}/topics"), kind.replace("-", "_"))
    except (TemplateNotFound, AttributeError):
        return Words("my_time/topics").gone
    return said


def _wish(work: UnitOfWork, person: str, topic: str, wish: Wish) -> None:
    """Keep what somebody says of a topic now, in the place of what they said before."""
    row = work.session.get(TopicWish, (work.workspace, person, topic))
    if wish != NONE:
        row = row or TopicWish(workspace_id=work.workspace, person=person, topic=topic)
        row.is_stopped, row.snoozed_until = wish.is_stopped, wish.snoozed_until
        work.session.add(row)
    elif row:
        work.session.delete(row)
    judge_anew(work, person)

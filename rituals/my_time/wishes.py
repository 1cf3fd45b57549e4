"""What somebody said of a topic: no more of it, or not before a moment."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from rituals.engine.ritual import Ritual
from rituals.my_time.policy import Wish
from rituals.my_time.tables import TopicWish
from rituals.words.mrkdwn import Mrkdwn, channel, escape
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

NONE = Wish()


def wishes(work: UnitOfWork, people: Collection[str]) -> dict[tuple[str, str], Wish]:
    """Return what these people said, by person and topic."""
    rows = work.session.scalars(select(TopicWish).where(TopicWish.person.in_(people)))
    return {(row.person, row.topic): Wish(row.is_stopped, row.snoozed_until) for row in rows}


def stop(work: UnitOfWork, person: str, topic: str) -> None:
    """Ask somebody nothing of a topic any more."""
    _wish(work, person, topic).is_stopped = True


def snooze(work: UnitOfWork, person: str, topic: str, until: datetime) -> None:
    """Ask somebody nothing of a topic before a moment."""
    _wish(work, person, topic).snoozed_until = until


def take_back(work: UnitOfWork, person: str, topic: str) -> None:
    """Let a topic come again as before."""
    if wish := work.session.get(TopicWish, (work.workspace, person, topic)):
        work.session.delete(wish)


def of_person(work: UnitOfWork, person: str) -> list[TopicWish]:
    """Return what somebody does not want to hear of now."""
    rows = work.session.scalars(
        select(TopicWish).where(TopicWish.person == person).order_by(TopicWish.topic)
    )
    return [row for row in rows if row.is_stopped or (row.snoozed_until or work.now) > work.now]


def named(work: UnitOfWork, topic: str) -> Mrkdwn:
    """Return what people call a topic: a ritual by its name, a message as its feature does."""
    leading, _, number = topic.partition("/")
    if leading == "ritual":
        ritual = work.session.get(Ritual, int(number))
        if ritual is None:
            return Words("my_time/topics").gone
        place = Mrkdwn(f" {channel(ritual.channel)}") if ritual.channel else Mrkdwn("")
        return Mrkdwn(escape(ritual.name) + place)
    feature, _, kind = topic.partition(":")
    name: Mrkdwn = getattr(Words(f"{feature}/topics"), kind.replace("-", "_"))
    return name


def _wish(work: UnitOfWork, person: str, topic: str) -> TopicWish:
    row = work.session.get(TopicWish, (work.workspace, person, topic))
    if row is None:
        row = TopicWish(workspace_id=work.workspace, person=person, topic=topic)
        work.session.add(row)
    return row

"""A session as a Markdown file: all of it that was shown, with names in place of ids."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, select

from rituals.engine.outcome import File
from rituals.gatherings.cards import entries
from rituals.gatherings.closing.minutes import Minutes, author, day, days, minutes
from rituals.gatherings.parties import Sitting
from rituals.gatherings.tables import WRITES, YES, Entry, Participant, Session, Topic
from rituals.words.markdown import heading, item, paragraph, plain
from rituals.words.mrkdwn import Mrkdwn, cut, in_plain
from rituals.words.templates import Words
from storage.tables import Channel, Person
from storage.unit_of_work import UnitOfWork


def as_markdown(work: UnitOfWork, sitting: Sitting) -> File:
    """Return the whole of a session, whose entries were revealed, with names in place of ids.

    Raises:
        NotLookedUp: Slack must be asked for a name.
    """
    session, ritual = sitting.session, sitting.ritual
    held = session.starts.astimezone(ZoneInfo(ritual.comes_round.zone))
    page = _Page(work, sitting, minutes(work, session), entries.of(work, session))
    title = in_plain(page.say().title)
    parts = [*heading(1, title), *page.facts(), *page.told(), *page.topics(), *page.actions()]
    parts += [*page.themes(), *page.cards()]
    name = f"{sitting.gathering.name}-{held:%Y-%m-%d}-{session.id}.md"
    return File(name, cut(title, 100), "\n".join(parts).rstrip() + "\n")


class _Page:
    """One session as it is written down, part after part."""

    def __init__(
        self, work: UnitOfWork, sitting: Sitting, agreed: Minutes, cards: Sequence[Entry]
    ) -> None:
        self._work, self._sitting, self._agreed, self._cards = work, sitting, agreed, cards
        self._session, self._ritual = sitting.session, sitting.ritual
        self._there = _there(work, self._session)
        self._names = _names(work, self._people(), self._there)

    def say(self, **values: object) -> Words:
        zone = self._ritual.comes_round.zone
        held = self._session.starts.astimezone(ZoneInfo(zone))
        known = {"session": self._session, "ritual": self._ritual, "zone": zone, "held": held}
        return Words("gatherings/minutes", **known, **values)

    def facts(self) -> list[str]:
        said = self.say(
            channel=self._there[0].channel,
            facilitator=self._named([self._facilitator]),
            coming=self._named(self._who(YES)),
            in_writing=self._named(self._who(WRITES)),
            cards=len(self._cards),
            writers=entries.writers(self._work, self._session),
            one_each=self._sitting.gathering.one_each,
        )
        lines = chain(*(each.splitlines() for each in (said.when, said.who, said.cards_of)))
        return [*chain(*([self._text(Mrkdwn(each)), ""] for each in lines if each))]

    def told(self) -> list[str]:
        told = self._sitting.gathering.tells(self._work, self._ritual, self._session)
        return [*chain(*(paragraph(in_plain(each, self._names)) for each in told))]

    def topics(self) -> list[str]:
        lines = self._topics("topics", self._agreed.talked)
        lines += self._topics("left", self._agreed.left)
        if apart := self._agreed.notes.get(None):
            lines += [*heading(2, self.say().notes_apart), *self._entries(apart), ""]
        return lines

    def actions(self) -> list[str]:
        lines = []
        for each in self._agreed.actions:
            due = day(each.due, self._session.starts) if each.due else ""
            said = self.say(
                action=each, due=due, owner=self._named([each.owner] if each.owner else [])
            )
            lines += item(f"{each.text}\n{in_plain(said.agreed)}")
        return [*heading(2, self.say().actions), *lines, ""] if lines else []

    def themes(self) -> list[str]:
        zone = self._ritual.comes_round.zone
        lines = []
        for theme in self._agreed.themes:
            said = self.say(days=days(theme.before, zone, self._session.starts))
            lines += item(f"{theme.topic.title}\n{in_plain(said.before)}")
        return [*heading(2, self.say().themes), *lines, ""] if lines else []

    def cards(self) -> list[str]:
        """List the cards once each, by column and then by topic."""
        columns = self._sitting.gathering.columns(self._session.options)
        titles = {each.name: each.title for each in columns}
        for card in self._cards:
            titles.setdefault(card.column, self.say().elsewhere)
        lines = []
        for name, title in titles.items():
            if under := [each for each in self._cards if each.column == name]:
                lines += [*heading(3, title), *self._grouped(under), ""]
        return [*heading(2, self.say().cards), *lines] if lines else []

    def _topics(self, title: str, topics: Sequence[Topic]) -> list[str]:
        lines = []
        for place, topic in enumerate(topics, 1):
            said = self.say(place=place, topic=topic, votes=self._sitting.gathering.votes)
            lines += heading(3, in_plain(said.topic))
            if notes := self._agreed.notes.get(topic.id):
                lines += [*self._entries(notes), ""]
        return [*heading(2, getattr(self.say(), title)), *lines] if lines else []

    def _grouped(self, cards: Sequence[Entry]) -> list[str]:
        topics = {each.id: each for each in chain(self._agreed.talked, self._agreed.left)}
        groups: dict[int | None, list[Entry]] = defaultdict(list)
        for card in cards:
            groups[card.topic_id].append(card)
        lines = []
        for number, group in groups.items():
            topic = topics.get(number) if number else None
            if topic is None or len(group) == 1:
                lines += self._entries(group)
            else:
                lines += [*item(topic.title), *self._entries(group, depth=1)]
        return lines

    def _entries(self, written: Iterable[Entry], *, depth: int = 0) -> list[str]:
        lines = []
        for each in written:
            by = author(self._session, each)
            lines += item(each.text + (f"\n— {self._named([by])}" if by else ""), depth=depth)
        return lines

    def _people(self) -> set[str]:
        written = chain(self._cards, *self._agreed.notes.values())
        authors = {author(self._session, each) for each in written}
        owners = {each.owner for each in self._agreed.actions}
        here = {self._facilitator, *self._who(YES), *self._who(WRITES)}
        return {each for each in authors | owners | here if each}

    def _who(self, answer: str) -> list[str]:
        return [each.person for each in self._there if each.is_member and each.answer == answer]

    @property
    def _facilitator(self) -> str:
        return self._sitting.facilitator

    def _named(self, people: Iterable[str]) -> str:
        gone = self.say().gone
        return ", ".join(self._names.get(each) or gone for each in people)

    def _text(self, said: Mrkdwn) -> str:
        return plain(in_plain(said, self._names))


def _there(work: UnitOfWork, session: Session) -> Sequence[Row[Any]]:
    """Return everybody who was in the channel of a session with their names, and the channel's."""
    of_session = (Channel.workspace_id == session.workspace_id, Channel.id == session.channel)
    channel = select(Channel.name).where(*of_session).scalar_subquery()
    known = and_(Person.id == Participant.person, Person.workspace_id == Participant.workspace_id)
    return work.session.execute(
        select(Participant.person, Participant.answer, Participant.is_member)
        .add_columns(Person.name.label("name"), channel.label("channel"))
        .outerjoin(Person, known)
        .where(Participant.session_id == session.id)
        .order_by(Person.name, Participant.person)
    ).all()


def _names(work: UnitOfWork, people: Collection[str], there: Sequence[Row[Any]]) -> dict[str, str]:
    """Return what people are called.

    An old name is good enough: to ask Slack for two hundred would take longer than a click may.
    """
    names = {each.person: each.name for each in there if each.name}
    unknown = set(people) - set(names)
    asked = work.directory.people(unknown) if unknown else {}
    return names | {number: row.name for number, row in asked.items() if row}

"""The people and channels of a workspace, as Slack last described them."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.facts import ChannelFacts, Facts, MessageFacts, NotLookedUp, PersonFacts
from storage.outbox import Place
from storage.tables import Base, Channel, Person
from storage.upsert import insert_into

# Events keep the directory fresh; this bounds how long a lost one can matter. What was looked up
# is dated by its day alone.
FRESH_FOR = timedelta(days=2)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

# What a row begins with besides what Slack says.
_FIRST_TIME: dict[type[Base], dict[str, Any]] = {Person: {"met": False}, Channel: {}}


class Directory:
    """Answers from the tables and from `facts`, and asks for what neither holds.

    Args:
        session: the session of the unit of work.
        now: the time, to judge what is fresh.
        facts: what the edge has just looked up.
    """

    def __init__(self, session: Session, now: datetime, facts: Facts) -> None:
        self._session = session
        self._oldest = now - FRESH_FOR
        self._facts = facts
        for person in filter(None, facts.people.values()):
            self._keep(Person, person)
        for channel in filter(None, facts.channels.values()):
            self._keep(Channel, channel)

    def people(self, ids: Collection[str]) -> dict[str, Person | None]:
        """Return what is known of these people; None stands for somebody Slack does not know.

        Raises:
            NotLookedUp: somebody is not in the tables yet, or not fresh.
        """
        rows = self._session.scalars(select(Person).where(Person.id.in_(ids)))
        known: dict[str, Person | None] = {
            row.id: row for row in rows if row.looked_up_at > self._oldest
        }
        missing = set(ids) - set(known)
        if unknown := missing - set(self._facts.people):
            raise NotLookedUp(people=unknown)
        return known | dict.fromkeys(missing)

    def person(self, person_id: str) -> Person:
        """Return one person.

        Raises:
            NotLookedUp: the person is not in the tables yet, or not fresh.
            LookupError: Slack does not know the person.
        """
        row = self.people([person_id])[person_id]
        if row is None:
            raise LookupError("Slack does not know this person")
        return row

    def is_guest(self, person_id: str) -> bool:
        """Tell whether somebody sees in Slack only the channels they are in.

        Whom Slack does not know counts as one, to whom the least is shown:
        https://slack.com/help/articles/202518103-Understand-guest-roles-in-Slack

        Raises:
            NotLookedUp: Slack was not asked yet, or too long ago.
        """
        row = self.people([person_id])[person_id]
        if row is not None and row.is_guest is None:
            raise NotLookedUp(people=[person_id])
        return row is None or bool(row.is_guest)

    def has_left(self, person_id: str) -> bool:
        """Tell whether somebody's account is closed, as was last heard of."""
        row = self._session.get(Person, (self._workspace, person_id))
        return row is not None and row.has_left

    def zone(self, person_id: str) -> str | None:
        """Return somebody's IANA zone as it was last heard of, None for somebody never heard of."""
        row = self._session.get(Person, (self._workspace, person_id))
        return row.zone if row else None

    def channel(self, channel_id: str) -> Channel | None:
        """Return what is known of a channel, None for one that the bot may not see.

        Raises:
            NotLookedUp: the channel is not in the tables yet, or not fresh.
        """
        row = self._session.get(Channel, (self._workspace, channel_id))
        if row is not None and row.looked_up_at > self._oldest:
            return row
        return self.channels([channel_id])[channel_id]

    def channels(self, ids: Collection[str]) -> dict[str, Channel | None]:
        """Return what is known of these channels; None stands for one that the bot may not see.

        Raises:
            NotLookedUp: some are not in the tables yet, or not fresh.
        """
        rows = self._session.scalars(select(Channel).where(Channel.id.in_(ids)))
        known: dict[str, Channel | None] = {
            row.id: row for row in rows if row.looked_up_at > self._oldest
        }
        missing = set(ids) - set(known)
        if unknown := missing - set(self._facts.channels):
            raise NotLookedUp(channels=unknown)
        return known | dict.fromkeys(missing)

    def direct_channel(self, person_id: str) -> str | None:
        """Return the channel of somebody's conversation with the bot, None before the first."""
        return self.direct_channels([person_id]).get(person_id)

    def direct_channels(self, ids: Collection[str]) -> dict[str, str]:
        """Return the channels of these people's conversations with the bot, as far as begun."""
        known = select(Person.id, Person.direct_channel).where(
            Person.id.in_(ids), Person.direct_channel.is_not(None)
        )
        return {person: channel for person, channel in self._session.execute(known) if channel}

    def keep_direct_channel(self, person_id: str, channel_id: str) -> None:
        """Keep the channel of somebody's conversation with the bot."""
        if row := self._session.get(Person, (self._workspace, person_id)):
            row.direct_channel = channel_id

    def meet(self, person_id: str) -> None:
        """Note that somebody has seen the Home tab."""
        if row := self._session.get(Person, (self._workspace, person_id)):
            row.met = True

    def forget_channel(self, channel_id: str) -> None:
        """Have a channel looked up again when it is next asked for."""
        if row := self._session.get(Channel, (self._workspace, channel_id)):
            row.looked_up_at = _LONG_AGO

    def heard_of_channels(self) -> Sequence[str]:
        """Return every channel that Slack was ever asked about, also what is not fresh."""
        known = select(Channel.id).where(Channel.workspace_id == self._workspace)
        return self._session.scalars(known.order_by(Channel.id)).all()

    def members(self, channel_id: str) -> frozenset[str]:
        """Return who is in a channel now; never kept, since it must not be stale.

        Raises:
            NotLookedUp: Slack was not asked yet.
        """
        return self.members_of([channel_id])[channel_id]

    def members_of(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        """Return who is in each of these channels now.

        Raises:
            NotLookedUp: Slack was not asked yet of all of them.
        """
        if unknown := set(ids) - set(self._facts.members):
            raise NotLookedUp(members=unknown)
        return {each: self._facts.members[each] for each in ids}

    def channels_of(self, person_id: str) -> frozenset[str]:
        """Return the channels somebody is in now, of the private ones those the bot is in too.

        Raises:
            NotLookedUp: Slack was not asked yet.
        """
        if person_id not in self._facts.channels_of:
            raise NotLookedUp(channels_of=[person_id])
        return self._facts.channels_of[person_id]

    def message(self, place: Place) -> MessageFacts | None:
        """Return what a message says now, None for one that the bot may not see.

        Raises:
            NotLookedUp: Slack was not asked yet.
        """
        if place not in self._facts.messages:
            raise NotLookedUp(messages=[place])
        return self._facts.messages[place]

    @property
    def _workspace(self) -> str:
        return str(self._session.info["workspace"])

    def people_in(self, channel_id: str) -> list[Person]:
        """Return who is in a channel and may be asked something: no apps, and nobody who left.

        Somebody who was ever heard of is not looked up again for it: events keep that right, and
        a channel may have a thousand members.

        Raises:
            NotLookedUp: Slack was not asked who is in it, or somebody was never heard of.
        """
        members = self.members(channel_id)
        found = {
            row.id: row
            for row in self._session.scalars(select(Person).where(Person.id.in_(members)))
        }
        if unknown := members - set(found) - set(self._facts.people):
            raise NotLookedUp(people=unknown)
        present = [row for row in found.values() if row.may_be_asked]
        return sorted(present, key=lambda row: row.id)

    def _keep(self, table: type[Person] | type[Channel], facts: PersonFacts | ChannelFacts) -> None:
        """Keep what Slack said, whoever else keeps it at the same moment."""
        connection = self._session.connection()
        said = asdict(facts)
        connection.execute(
            insert_into(connection, table)
            .values(said | {"workspace_id": self._workspace} | _FIRST_TIME[table])
            .on_conflict_do_update(index_elements=["workspace_id", "id"], set_=said)
        )

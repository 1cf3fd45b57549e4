"""Who takes part in a session and who runs it: looked up on every path, by the records.

Whoever may not gets the same words as for a session that does not exist.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, bindparam, select, update

from rituals.engine.outcome import Refusal
from rituals.engine.ritual import Occurrence, Ritual
from rituals.gatherings.attendance import guests
from rituals.gatherings.feature import feature
from rituals.gatherings.gathering import Column, Gathering, gathering_of
from rituals.gatherings.phases import RANK, WRITE, Doing, Phase, is_over
from rituals.gatherings.tables import Participant, Session
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork
from storage.upsert import insert_into

refuse = feature.refuse

# Events tell who leaves a channel; this bounds how long a lost one can matter.
FRESH_FOR = timedelta(hours=1)
# They are held in this order by everybody: in another, two could wait for each other for ever.
IN_ORDER = (Ritual, Occurrence, Session)

# Built once: to build them for each click would cost more than to ask the database.
_MINE = and_(Participant.session_id == Session.id, Participant.person == bindparam("person"))
_SITTING = (
    select(Session, Ritual, Occurrence, Participant)
    .join(Ritual, Ritual.id == Session.ritual_id)
    .join(Occurrence, Occurrence.id == Session.occurrence_id)
    .outerjoin(Participant, _MINE)
    .where(Session.id == bindparam("number"))
)
_ALONE = _SITTING.with_for_update(of=IN_ORDER, key_share=True)
_HELD = _SITTING.with_for_update(of=Session, key_share=True)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session with its ritual, as one person takes part in it."""

    session: Session
    ritual: Ritual
    occurrence: Occurrence
    participant: Participant

    @property
    def gathering(self) -> Gathering:
        """What runs it."""
        return gathering_of(self.ritual)

    @property
    def phase(self) -> Phase:
        """The phase it is in."""
        return self.gathering.course[self.session.phase]

    @property
    def columns(self) -> list[Column]:
        """Under which headings the person may leave something."""
        return self.gathering.columns_of(self.session, self.participant.person)

    @property
    def facilitator(self) -> str:
        """Who runs it this time."""
        return facilitator(self.ritual, self.occurrence)

    @property
    def is_facilitator(self) -> bool:
        """Whether the person does."""
        return self.facilitator == self.participant.person

    @property
    def is_fixed(self) -> bool:
        """Whether entries can be changed no more: they were revealed, or writing is over."""
        is_revealed = self.gathering.hides and not self.phase.is_hidden
        return is_revealed or WRITE not in self.phase.allows

    @property
    def is_written_anew(self) -> bool:
        """Whether what the person leaves comes in the place of what they left before."""
        return self.gathering.one_each and not self.session.is_anonymous

    def allows(self, doing: Doing) -> bool:
        """Tell whether the person may do something in this phase."""
        may = doing is not WRITE or bool(self.columns)
        if doing is RANK:
            may = self.gathering.is_asked(self.session, self.participant.person)
        return may and self.gathering.allows(self.session, doing)

    def must_allow(self, doing: Doing) -> None:
        """Refuse what is not done in this phase.

        Raises:
            Refusal: it came too early or too late.
        """
        if is_over(self.session.phase):
            raise refuse("over", ritual=self.ritual)
        if not self.gathering.allows(self.session, doing):
            said = Words(f"{doing.action.partition(':')[0]}/refusals", ritual=self.ritual)
            raise Refusal(getattr(said, f"no_{doing.name}"))
        if not self.allows(doing):
            raise self._not_asked()

    def must_be_asked(self) -> None:
        """Refuse to others what those alone do who are asked.

        Raises:
            Refusal: they are not among them.
        """
        if not self.gathering.is_asked(self.session, self.participant.person):
            raise self._not_asked()

    def must_belong(self, work: UnitOfWork) -> None:
        """Refuse to somebody who was only invited what is the channel's to decide.

        Raises:
            Refusal: they are not in the channel.
            NotLookedUp: Slack must be asked who is.
        """
        if not is_of_channel(work, self.session, self.participant.person):
            raise refuse("not_there")

    def must_facilitate(self) -> None:
        """Refuse what only the facilitator does, with the way for anybody to take over.

        Raises:
            Refusal: somebody else runs it.
        """
        if not self.is_facilitator:
            raise refuse("not_facilitator", facilitator=self.facilitator)

    def _not_asked(self) -> Refusal:
        own = self.gathering.say(session=self.session, ritual=self.ritual)
        said = Words("gatherings/refusals", ritual=self.ritual)
        return Refusal(getattr(own, "not_asked", said.not_asked))


def is_of_channel(work: UnitOfWork, session: Session, person: str) -> bool:
    """Tell whether somebody who takes part is in the channel, and was not only invited.

    Raises:
        NotLookedUp: they were invited, and Slack must be asked who is in the channel.
    """
    return person not in guests.of(session) or person in work.directory.members(session.channel)


def facilitator(ritual: Ritual, occurrence: Occurrence) -> str:
    """Return who runs an occurrence: whoever set the ritual up, where nobody is named."""
    return occurrence.keeper or ritual.set_up_by


def facilitator_of(work: UnitOfWork, ritual: Ritual, session: Session) -> str:
    """Return who runs a session."""
    return facilitator(ritual, work.session.get_one(Occurrence, session.occurrence_id))


def sitting_of(
    work: UnitOfWork, number: int, person: str, *, holds: bool = False, alone: bool = False
) -> Sitting:
    """Return a session for somebody who is in its channel.

    Args:
        work: the unit of work.
        number: of the session.
        person: who.
        holds: whether the session stays in its phase until the end, as it must while something is
            written that belongs to the phase.
        alone: the same, and nobody may skip or move it meanwhile.

    Raises:
        Refusal: there is none of that number for this person.
        NotLookedUp: Slack must be asked who is in the channel.
    """
    wanted = _ALONE if alone else _HELD if holds else _SITTING
    found = work.session.execute(wanted, {"number": number, "person": person}).one_or_none()
    if found is None:
        raise refuse("not_there")
    session, ritual, occurrence = found[:3]
    participant: Participant | None = found[3]
    # Whoever left may have come back since.
    is_seen = participant is not None and participant.is_member
    if not is_seen or work.now - session.members_seen_at > FRESH_FOR:
        meet(work, session)
        participant = work.session.get(
            Participant, (work.workspace, session.id, person), populate_existing=True
        )
    if participant is None or not participant.is_member:
        raise refuse("not_there")
    return Sitting(session, ritual, occurrence, participant)


def alone_with(work: UnitOfWork, number: int) -> tuple[Session, Ritual] | None:
    """Return a session in which nobody else may do anything until the end, with its ritual."""
    wanted = (
        select(Session, Ritual, Occurrence)
        .join(Ritual, Ritual.id == Session.ritual_id)
        .join(Occurrence, Occurrence.id == Session.occurrence_id)
        .where(Session.id == number)
        .with_for_update(of=IN_ORDER, key_share=True)
    )
    found = work.session.execute(wanted).one_or_none()
    return (found[0], found[1]) if found else None


def meet(work: UnitOfWork, session: Session) -> None:
    """Note who is in the channel of a session now, and who was invited to it besides.

    Raises:
        NotLookedUp: Slack must be asked.
    """
    members = work.directory.members(session.channel) | guests.of(session)
    # The session before its participants, as whoever writes in it.
    session.members_seen_at = work.now
    work.flush()
    known = set(
        work.session.scalars(select(Participant.person).where(Participant.session_id == session.id))
    )
    if new := sorted(members - known):
        rows = [_new(work, session, person) for person in new]
        insert = insert_into(work.connection, Participant)
        work.connection.execute(insert.on_conflict_do_nothing(), rows)
    work.session.execute(
        update(Participant)
        .where(Participant.session_id == session.id)
        .where(Participant.is_member != Participant.person.in_(members))
        .values(is_member=Participant.person.in_(members))
    )


def _new(work: UnitOfWork, session: Session, person: str) -> dict[str, object]:
    said = dict.fromkeys(("answer", "worth"), "")
    done = dict.fromkeys(("has_written", "has_file"), False)
    who = {"workspace_id": work.workspace, "session_id": session.id, "person": person}
    return {**who, **said, **done, "is_member": True}


@feature.departure
def leave(channel: str, person: str, work: UnitOfWork) -> None:
    """Note that somebody left a channel: its sessions are not theirs to see any more."""
    held_there = select(Session.id).where(
        Session.channel == channel, Session.workspace_id == work.workspace
    )
    work.session.execute(
        update(Participant)
        .where(Participant.person == person, Participant.session_id.in_(held_there))
        .values(is_member=False)
    )


def who(work: UnitOfWork, session: Session, **is_so: object) -> Collection[str]:
    """Return who of the channel answers to something, such as `answer="yes"`, in no order."""
    mine = select(Participant.person).where(Participant.session_id == session.id)
    return work.session.scalars(mine.where(Participant.is_member).filter_by(**is_so)).all()

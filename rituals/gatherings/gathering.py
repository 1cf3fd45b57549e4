"""What runs a gathering: its phases, its own fields and words, and what each phase begins with."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement

from rituals.engine.feature import Feature, claim
from rituals.engine.ritual import Ritual
from rituals.gatherings.phases import RANK, VOTE, WRITE, Course, Doing, Phase
from rituals.gatherings.tables import Session
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

Enter = Callable[[Ritual, Session, UnitOfWork], None]
Asked = Callable[[dict[str, Any]], Collection[str] | None]
Timed = Callable[[Phase, dict[str, Any]], Phase]
MayRead = Callable[[UnitOfWork, Session, str], None]
Above = Callable[[UnitOfWork, Session, str], list[Block]]

_gatherings: dict[str, "Gathering"] = {}
# What a phase begins with in every kind of gathering that allows something in it.
_beginnings: dict[Doing, Enter] = {}
# Who has not done what is asked of everybody: a condition on a session and a participant of it.
_late: dict[Doing, ColumnElement[bool]] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """A heading under which entries are left.

    Args:
        name: as it is kept.
        title: as it is read.
        question: what is asked of whoever writes, empty where the title says it all.
    """

    name: str
    title: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be chosen in a ranked vote.

    Args:
        name: as it is kept.
        title: as it is read.
    """

    name: str
    title: str


Candidates = Callable[[UnitOfWork, Session], Sequence[Candidate]]


@dataclass
class Gathering:
    """A kind of gathering, run by a ritual of its own.

    Its words stand in the feature's template `session`: what each phase is called, what there is
    to do in it, and how the one who facilitates goes on.

    Args:
        feature: whose it is.
        name: what it is called there, such as `retro`.
        phases: in their order.
        columns: returns under which headings entries are left, from the session's options.
        asked: returns who alone leaves entries and ranks, from the session's options; None for
            everybody in the channel.
        columns_for: returns under which of the headings somebody may write, from the session's
            options; all of them unless given.
        above: returns what somebody reads above the boxes they write in.
        may_read: raises Refusal where somebody may not read what others left, although it was
            revealed.
        is_for_all: returns whether what is left is ever for everybody in the channel to read,
            from the session's options; where not, its words say as `over` who reads it.
        candidates: returns what is chosen from in a ranked vote; of two that are equal in it the
            one named earlier comes first.
        tells: returns what a session of the kind came to besides topics and actions, for its
            summary and its file.
        leads_to: returns the buttons that stand under the summary beside that of the file.
        timed: returns a phase with how long it lasts, from the session's options.
        one_each: whether each leaves one entry under a heading, as long as a message may be, and
            writes it anew where they come again; otherwise each paragraph is an entry.
        weighs: whether it is asked afterwards if a session was worth the time.
        invites: whether guests are invited, also from outside the channel; how, its words say
            as `invited`.
    """

    feature: Feature
    name: str
    phases: tuple[Phase, ...]
    columns: Callable[[dict[str, Any]], list[Column]] = lambda options: []
    asked: Asked = lambda options: None
    columns_for: Callable[[dict[str, Any], str], list[Column]] | None = None
    above: Above = lambda work, session, person: []
    may_read: MayRead = lambda work, session, person: None
    is_for_all: Callable[[dict[str, Any]], bool] = lambda options: True
    candidates: Candidates = lambda work, session: ()
    tells: Callable[[UnitOfWork, Ritual, Session], list[Mrkdwn]] = lambda *of: []
    leads_to: Callable[[UnitOfWork, Session], list[Block]] = lambda work, session: []
    timed: Timed = lambda phase, options: phase
    one_each: bool = False
    weighs: bool = True
    invites: bool = False
    enter: dict[str, Enter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        claim(_gatherings, self.kind, self)
        self.course = Course(self.phases)

    @property
    def kind(self) -> str:
        """The name under which its rituals are kept."""
        return f"{self.feature.name}:{self.name}"

    @property
    def writes(self) -> bool:
        """Whether people leave entries in it."""
        return any(WRITE in each.allows for each in self.phases)

    @property
    def opens_to_write(self) -> bool:
        """Whether a session begins with the time to leave entries."""
        return WRITE in self.course.first.allows

    def is_in_first(self, session: Session) -> bool:
        """Tell whether a session is as it was opened: nobody has moved it on."""
        return session.phase == self.course.first.name

    @property
    def hides(self) -> bool:
        """Whether entries are hidden until a reveal; without one none can be without a name."""
        return any(each.is_hidden for each in self.phases)

    @property
    def votes(self) -> bool:
        """Whether something is voted on in it."""
        return any(VOTE in each.allows for each in self.phases)

    @property
    def ranks(self) -> bool:
        """Whether something is chosen in it by a ranked vote."""
        return any(RANK in each.allows for each in self.phases)

    def is_asked(self, session: Session, person: str) -> bool:
        """Tell whether somebody in the channel is among those who are asked something."""
        asked = self.asked(session.options)
        return asked is None or person in asked

    def columns_of(self, session: Session, person: str) -> list[Column]:
        """Return under which headings somebody may leave something in a session."""
        if not self.is_asked(session, person):
            return []
        if self.columns_for:
            return self.columns_for(session.options, person)
        return self.columns(session.options)

    def phase_of(self, session: Session) -> Phase:
        """Return the phase a session is in, with how long it lasts there."""
        return self.timed(self.course[session.phase], session.options)

    def allows(self, session: Session, doing: Doing) -> bool:
        """Tell whether something is done in a session now.

        Nobody writes without a name while others see it come: the moment would tell whose it is.
        """
        phase = self.course[session.phase]
        is_betrayed = doing is WRITE and session.is_anonymous and not phase.is_hidden
        return doing in phase.allows and not is_betrayed

    def entering(self, phase: str) -> Callable[[Enter], Enter]:
        """Run when a session comes into a phase, or is `closed`, `cancelled` or `moved`."""

        def register(run: Enter) -> Enter:
            claim(self.enter, phase, run)
            return run

        return register

    def run(self, name: str, ritual: Ritual, session: Session, work: UnitOfWork) -> None:
        """Run what the kind has for a phase, or for what else becomes of a session."""
        if own := self.enter.get(name):
            own(ritual, session, work)

    def say(self, **values: Any) -> Words:
        """Return the kind's own words on a session."""
        return Words(f"{self.feature.name}/session", **values)


def begins_with(doing: Doing) -> Callable[[Enter], Enter]:
    """Run when a session of any kind comes into a phase that allows something.

    Args:
        doing: what it allows.
    """

    def register(run: Enter) -> Enter:
        claim(_beginnings, doing, run)
        return run

    return register


def late_in(doing: Doing, is_late: ColumnElement[bool]) -> None:
    """Ask something of everybody in a session, and remind those who are late.

    Args:
        doing: what is asked; how, the kind's words say as `{phase}_late`.
        is_late: who has not done it, a condition on `Session` and `Participant`.
    """
    claim(_late, doing, is_late)


def who_is_late() -> Mapping[Doing, ColumnElement[bool]]:
    """Return what is asked of everybody, each with the condition for who has not done it."""
    return _late


def asked_in(phase: Phase) -> Doing | None:
    """Return what a phase asks of everybody, None where it asks nothing of any one person.

    Where everybody sees what is written, nobody in particular is waited for unless it asks them.
    """
    asks_to_write = phase.is_hidden or phase.asks or phase.is_awaited
    asked = (each for each in phase.allows if each in _late)
    return next((each for each in asked if each is not WRITE or asks_to_write), None)


def enter(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Do what the phase begins with that a session has come into."""
    gathering = gathering_of(ritual)
    allowed = gathering.course[session.phase].allows
    for doing, run in _beginnings.items():
        if doing in allowed:
            run(ritual, session, work)
    gathering.run(session.phase, ritual, session, work)


def gatherings() -> Collection[Gathering]:
    """Return every kind of gathering there is."""
    return _gatherings.values()


def gathering_of(ritual: Ritual) -> Gathering:
    """Return what runs a ritual's sessions.

    Raises:
        KeyError: it is no gathering.
    """
    return gathering_called(ritual.kind)


def gathering_called(kind: str) -> Gathering:
    """Return the gathering of a name under which rituals are kept.

    Raises:
        KeyError: there is none.
    """
    return _gatherings[kind]

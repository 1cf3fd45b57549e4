"""What runs a gathering: its phases, its own fields and words, and what each phase begins with."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement

from rituals.engine.call import Form
from rituals.engine.feature import Feature, claim
from rituals.engine.ritual import Ritual
from rituals.gatherings.phases import VOTE, WRITE, Course, Doing, Phase
from rituals.gatherings.tables import Session
from rituals.words.blocks import Block
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

Enter = Callable[[Ritual, Session, UnitOfWork], None]
Fields = Callable[[dict[str, Any]], list[Block]]
Read = Callable[[Form], dict[str, Any]]
Asked = Callable[[dict[str, Any]], Collection[str] | None]
MayRead = Callable[[UnitOfWork, Session, str], None]

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
        fields: returns the fields of its own in the form that sets it up.
        read: returns its options from that form, or raises Refusal.
        asked: returns who alone leaves entries, from the session's options; None for everybody in
            the channel.
        columns_for: returns under which of the headings somebody may write, from the session's
            options; all of them unless given.
        may_read: raises Refusal where somebody may not read what others left, although it was
            revealed.
        tells: returns what a session of the kind came to besides topics and actions, for its
            summary and its file.
        invites: whether guests are invited, also from outside the channel; how, its words say
            as `invited`.
        review_every: how many times it is held until it is asked whether it still helps.
    """

    feature: Feature
    name: str
    phases: tuple[Phase, ...]
    columns: Callable[[dict[str, Any]], list[Column]] = lambda options: []
    fields: Fields = lambda options: []
    read: Read = lambda form: {}
    asked: Asked = lambda options: None
    columns_for: Callable[[dict[str, Any], str], list[Column]] | None = None
    may_read: MayRead = lambda work, session, person: None
    tells: Callable[[UnitOfWork, Ritual, Session], list[Mrkdwn]] = lambda *of: []
    invites: bool = False
    review_every: int = 4
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
    def hides(self) -> bool:
        """Whether entries are hidden until a reveal; without one none can be without a name."""
        return any(each.is_hidden for each in self.phases)

    @property
    def votes(self) -> bool:
        """Whether something is voted on in it."""
        return any(VOTE in each.allows for each in self.phases)

    def columns_of(self, session: Session, person: str) -> list[Column]:
        """Return under which headings somebody may leave something in a session."""
        asked = self.asked(session.options)
        if asked is not None and person not in asked:
            return []
        if self.columns_for:
            return self.columns_for(session.options, person)
        return self.columns(session.options)

    def allows(self, session: Session, doing: Doing) -> bool:
        """Tell whether something is done in a session now.

        Nobody writes without a name while others see it come: the moment would tell whose it is.
        """
        phase = self.course[session.phase]
        is_betrayed = doing is WRITE and session.is_anonymous and not phase.is_hidden
        return doing in phase.allows and not is_betrayed

    def entering(self, phase: str) -> Callable[[Enter], Enter]:
        """Run when a session comes into a phase, `closed` included."""

        def register(run: Enter) -> Enter:
            claim(self.enter, phase, run)
            return run

        return register

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

    Where everybody sees what is written, nobody in particular is waited for.
    """
    asked = (each for each in phase.allows if each in _late)
    return next((each for each in asked if each is not WRITE or phase.is_hidden), None)


def enter(ritual: Ritual, session: Session, work: UnitOfWork) -> None:
    """Do what the phase begins with that a session has come into."""
    gathering = gathering_of(ritual)
    allowed = gathering.course[session.phase].allows
    for doing, run in _beginnings.items():
        if doing in allowed:
            run(ritual, session, work)
    if own := gathering.enter.get(session.phase):
        own(ritual, session, work)


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

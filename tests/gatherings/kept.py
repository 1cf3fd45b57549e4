"""Sessions of one retrospective as rows, for what does not depend on how they came about."""

from datetime import datetime, timedelta
from typing import Any

from rituals.engine.ritual import HELD, Occurrence, Ritual
from rituals.gatherings.cards.entries import NOTE
from rituals.gatherings.parties import Sitting
from rituals.gatherings.phases import CLOSED
from rituals.gatherings.tables import Entry, Participant, Session, Topic
from rituals.retrospectives.retro import retro
from storage.tables import Channel, Person
from storage.unit_of_work import UnitOfWork
from tests.storage.rows import NOON

OPTIONS: dict[str, Any] = {"format": "start_stop_continue", "columns": []}
PEOPLE = {"U0MAYA": "Maya", "U0NOOR": "Noor *Haddad*", "U0TOMAS": "Tomás <Oliveira>"}


def people(work: UnitOfWork) -> None:
    """Put the team and its channel there."""
    for number, name in PEOPLE.items():
        here = {"id": number, "name": name, "zone": "Europe/Stockholm", "looked_up_at": NOON}
        work.session.add(Person(**here, is_bot=False, has_left=False, met=True))
    known = {"name": "design", "is_private": False, "is_open": True, "has_bot": True}
    work.session.add(Channel(id="C0DESIGN", **known, member_count=4, looked_up_at=NOON))


def ritual(work: UnitOfWork, name: str = "Retro") -> Ritual:
    row = Ritual(
        kind=retro.kind,
        name=name,
        channel="C0DESIGN",
        recurrence="DTSTART;TZID=Europe/Stockholm:20260303T130000\nRRULE:FREQ=WEEKLY;BYDAY=TU",
        set_up_by="U0MAYA",
        set_up_at=NOON,
    )
    work.session.add(row)
    work.flush()
    return row


def session(
    work: UnitOfWork,
    ritual: Ritual,
    starts: datetime = NOON,
    *,
    channel: str = "C0DESIGN",
    phase: str = CLOSED,
    is_anonymous: bool = False,
) -> Sitting:
    """Put a session there, as Maya takes part in it."""
    occurrence = Occurrence(ritual_id=ritual.id, number=1, nominal=starts, starts=starts)
    occurrence.state = HELD
    work.session.add(occurrence)
    work.flush()
    row = Session(
        ritual_id=ritual.id,
        occurrence_id=occurrence.id,
        channel=channel,
        phase=phase,
        starts=starts,
        minutes=60,
        is_live=True,
        is_anonymous=is_anonymous,
        threshold=3,
        votes=3,
        options=OPTIONS,
        members_seen_at=starts,
        opened_at=starts,
        closed_at=starts + timedelta(hours=1),
    )
    work.session.add(row)
    work.flush()
    maya = Participant(session_id=row.id, person="U0MAYA", answer="yes", has_written=True)
    work.session.add(maya)
    return Sitting(row, ritual, occurrence, maya)


def topic(work: UnitOfWork, of: Sitting, title: str, **values: Any) -> Topic:
    told = {"column": "start", "is_done": True, "place": None, "votes": 1} | values
    row = Topic(session_id=of.session.id, title=title, **told)
    work.session.add(row)
    work.flush()
    return row


def entry(
    work: UnitOfWork, of: Sitting, text: str, by: str, topic: int | None, column: str = NOTE
) -> None:
    kept = {"session_id": of.session.id, "column": column, "topic_id": topic, "at": NOON}
    work.session.add(Entry(text=text, author=by, digest=None, **kept))

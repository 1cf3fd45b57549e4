"""Whose turn it is: the keeper of each session, told the working day before, and the substitute."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete

from rituals.engine import occurrences, planning
from rituals.engine.availability import away_on
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.engine.ritual import HELD, PLANNED, Occurrence, Ritual, RitualPerson
from rituals.ritual import ahead, parties
from rituals.ritual.feature import feature
from rituals.ritual.parties import ActiveRitual
from rituals.words.blocks import actions, button, context, section
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

USEFUL_FOR = timedelta(days=3)
# Sent when somebody hands a session over, besides the word of the day before.
HANDED = "handed"


@feature.rule("keep")
def remind(number: int, due: datetime, work: UnitOfWork) -> None:
    """Tell the keeper what there is to do, or a substitute where the keeper is not there."""
    found = ahead.session_of(work, number, held=True)
    if found is None:
        return
    ritual, occurrence = found
    if not ritual.channel or occurrence.state != PLANNED:
        return
    if ritual.hours.days_before(occurrence.starts, 1) > work.now:
        return  # it was moved at this very moment, and is planned anew
    meet(ritual.id, due, work)
    present = there_on(work, ritual, occurrence)
    if occurrence.keeper not in present:
        gone = set(ritual.keepers) - present
        instead = planning.turn(ritual.keepers, occurrence.keeper, gone)
        occurrence.keeper = instead if instead in present else occurrence.keeper
    if occurrence.keeper:
        work.outbox.send("ritual:keeper", occurrence.id, to=occurrence.keeper)


@feature.rule("meet")
def meet(number: int, due: datetime, work: UnitOfWork) -> None:
    """Note who is in the channel of a ritual, for their Home tabs, and get to know its keepers."""
    # Held, since two who note it at once would note it twice.
    ritual = work.session.get(Ritual, number, with_for_update={"key_share": True})
    if ritual is None or not ritual.channel:
        return
    members = work.directory.members(ritual.channel)
    work.directory.people(ritual.keepers)
    work.session.execute(delete(RitualPerson).where(RitualPerson.ritual_id == ritual.id))
    work.session.add_all(
        RitualPerson(ritual_id=ritual.id, person=person) for person in sorted(members)
    )


@feature.message("keeper", when=When.AT_WORK, useful_for=USEFUL_FOR)
def to_keeper(owed: Owed, work: UnitOfWork) -> Message:
    """Tell the keeper the few things there are to do."""
    found = ahead.session_of(work, owed.subject)
    if found is None:
        raise NotNeeded("there is no such session")
    ritual, occurrence = found
    is_off = occurrence.state != PLANNED or occurrence.keeper != owed.recipient
    if owed.place is None and (is_off or occurrence.starts <= work.now):
        raise NotNeeded("the session is over, or somebody else keeps it")
    zone = ritual.comes_round.zone
    said = Words(
        "ritual/keeper", ritual=ritual, at=occurrence.starts, zone=zone, keeper=occurrence.keeper
    )
    if is_off:
        is_kept = occurrence.is_on and occurrence.keeper != owed.recipient
        begun = said.begun if occurrence.state == HELD else said.off
        return paragraph(said.passed_on if is_kept else begun)
    gets = [
        Words("ritual/keeper", at=at, does=does, zone=zone).step
        for at, does in ahead.steps(ritual, occurrence, work.now)
    ]
    to_do = in_words(said.lead, said.suits, said.word)
    by_itself = in_words(said.by_itself, *gets)
    named = f"{ritual.id}:{occurrence.id}"
    ways = actions(
        button(said.another, "ritual:pass_on", named),
        button(said.see, "ritual:open", str(ritual.id)),
    )
    shown = [section(to_do), *([context(by_itself)] if gets else []), ways]
    return Message(in_words(to_do, *([by_itself] if gets else [])), shown, said.why)


def hand(work: UnitOfWork, active: ActiveRitual, person: str, to: str) -> None:
    """Let somebody else keep the next session, and tell both."""
    occurrences.hand_over(work, active.ritual, person, to)
    work.flush()
    if to != person:
        work.outbox.send("ritual:keeper", active.occurrence.id, to=to, detail=HANDED)
    work.outbox.refresh("ritual:keeper", active.occurrence.id)


def next_in_turn(work: UnitOfWork, active: ActiveRitual, person: str) -> str | None:
    """Return who keeps the next session instead of somebody: None where nobody is there."""
    ritual = active.ritual
    there = there_on(work, ritual, active.occurrence) - {person}
    gone = set(ritual.keepers) - there
    instead = planning.turn(ritual.keepers, person, gone)
    return instead if instead in there else None


def there_on(work: UnitOfWork, ritual: Ritual, occurrence: Occurrence) -> set[str]:
    """Return who of the keepers is there on the day of a session."""
    day = ritual.hours.day(occurrence.starts)
    return who_may_keep(work, ritual, ritual.keepers) - away_on(work, ritual.keepers, day)


def who_may_keep(work: UnitOfWork, ritual: Ritual, people: Collection[str]) -> set[str]:
    """Return who of these people is in the channel, and is neither an app nor gone."""
    members = work.directory.members(ritual.channel or "")
    known = work.directory.people([each for each in people if each in members])
    return {each for each, row in known.items() if row and row.may_be_asked}


def of_channel(active: ActiveRitual) -> None:
    """Refuse what only a channel can do.

    Raises:
        Refusal: the ritual is somebody's alone.
    """
    if active.ritual.channel is None:
        raise parties.refuse("no_channel", ritual=active.ritual)

"""What comes of a ritual: its next occurrences, and who gets what when."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from rituals.engine.planning import upcoming
from rituals.engine.ritual import ACTIVE, PLANNED, Occurrence, Ritual, RitualPerson
from rituals.engine.ritual_kind import kind_of
from storage.unit_of_work import UnitOfWork

COUNT = 6


def session_of(
    work: UnitOfWork, number: int, *, held: bool = False
) -> tuple[Ritual, Occurrence] | None:
    """Return an occurrence with its ritual, None where there is none of that number.

    Args:
        work: the unit of work.
        number: of the occurrence.
        held: whether nobody else may change it until the end.
    """
    wanted = (
        select(Ritual, Occurrence)
        .join(Occurrence, Occurrence.ritual_id == Ritual.id)
        .where(Occurrence.id == number)
    )
    if held:
        wanted = wanted.with_for_update(of=(Ritual, Occurrence), key_share=True)
    found = work.session.execute(wanted).one_or_none()
    return (found[0], found[1]) if found else None


def in_channel(work: UnitOfWork, channel: str) -> list[Ritual]:
    """Return what comes round in a channel."""
    return list(
        work.session.scalars(
            select(Ritual)
            .where(Ritual.channel == channel, Ritual.state == ACTIVE)
            .order_by(Ritual.id)
        )
    )


def own(work: UnitOfWork, person: str) -> list[Ritual]:
    """Return what comes round for somebody alone."""
    return list(
        work.session.scalars(
            select(Ritual)
            .where(Ritual.owner == person, Ritual.channel.is_(None), Ritual.state == ACTIVE)
            .order_by(Ritual.id)
        )
    )


def in_channels_of(work: UnitOfWork, person: str) -> list[Ritual]:
    """Return what comes round in the channels that somebody was last seen in."""
    return list(
        work.session.scalars(
            select(Ritual)
            .join(RitualPerson, RitualPerson.ritual_id == Ritual.id)
            .where(RitualPerson.person == person, Ritual.state == ACTIVE)
            .order_by(Ritual.id)
        )
    )


def next_of(work: UnitOfWork, rituals: Collection[Ritual]) -> dict[int, Occurrence]:
    """Return the planned occurrence of each of these rituals, by the ritual's number."""
    ids = [ritual.id for ritual in rituals]
    rows = work.session.scalars(
        select(Occurrence).where(Occurrence.ritual_id.in_(ids), Occurrence.state == PLANNED)
    )
    return {row.ritual_id: row for row in rows}


def coming(ritual: Ritual, occurrence: Occurrence, now: datetime) -> list[datetime]:
    """Return when the next occurrences are held, the planned one first."""
    left = COUNT if ritual.times is None else ritual.times - occurrence.number + 1
    held = [occurrence.starts]
    nominal = occurrence.nominal
    while len(held) < min(left, COUNT):
        nominal, starts = upcoming(ritual, nominal, now)
        held.append(starts)
    return held


def after(ritual: Ritual, occurrence: Occurrence, now: datetime) -> datetime | None:
    """Return when the one after the planned occurrence is held, None where it is the last."""
    if ritual.times is not None and occurrence.number >= ritual.times:
        return None
    return upcoming(ritual, max(occurrence.nominal, now), now)[1]


def steps(ritual: Ritual, occurrence: Occurrence, now: datetime) -> list[tuple[datetime, str]]:
    """Return who still gets what when, in order; nothing where the kind is not there any more."""
    kind = kind_of(ritual)
    planned = kind.plan(ritual, occurrence) if kind else {}
    return sorted((at, kind.does(name)) for name, at in planned.items() if kind and at > now)


def named(ritual: Ritual, step: str) -> str:
    """Return what a step does, as it stands in a sentence; empty for the occurrence as a whole."""
    kind = kind_of(ritual)
    return kind.does(step) if kind and step in kind.steps else ""

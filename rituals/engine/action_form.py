"""The fields in which people say what will be done, by whom and by when, and what they chose."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from rituals.cadence.wall_clock import instant
from rituals.cadence.working_hours import WorkingHours
from rituals.engine.actions import MOST_CHARACTERS, Action
from rituals.engine.availability import hours_of
from rituals.engine.call import Form
from rituals.engine.outcome import Refusal
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.mrkdwn import cut
from rituals.words.templates import Words
from storage.tables import Person
from storage.unit_of_work import UnitOfWork

USUAL = timedelta(days=7)
FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was filled in, checked.

    Args:
        text: what is to be done.
        owner: by whom.
        due: by which day.
        hours: when the owner works.
    """

    text: str
    owner: str
    due: date
    hours: WorkingHours


def fields(text: str, owner: str | None, due: date | None, *, is_shared: bool) -> list[Block]:
    """Return the fields of an action, filled in.

    Args:
        text: what is to be done.
        owner: by whom, if anybody was named yet.
        due: by which day.
        is_shared: whether it is of a ritual, where somebody else may own it.
    """
    said = Words("engine/action")
    box = blocks.text_input("text", cut(text, MOST_CHARACTERS), lines=True, most=MOST_CHARACTERS)
    who = blocks.field_of("owner", said.owner, blocks.user("owner", owner), hint=said.owner_hint)
    return [
        blocks.field_of("text", said.text, box, hint=said.text_hint),
        *([who] if is_shared else []),
        due_field(due),
    ]


def due_field(due: date | None) -> Block:
    """Return the field for the day."""
    return blocks.field_of("due", Words("engine/action").due, blocks.day_picker("due", due))


def usual_day(work: UnitOfWork, hours: WorkingHours) -> date:
    """Return the owner's first working day that is a week away or more."""
    return _working_day(hours, hours.day(work.now) + USUAL)


def read(
    form: Form, work: UnitOfWork, is_there: Callable[[str], bool], before: Action | None = None
) -> Wanted:
    """Return what was filled in for an action of a ritual.

    Args:
        form: what was filled in.
        work: the unit of work.
        is_there: tells whether somebody is in the ritual's channel.
        before: the action as it was, where it is changed.

    Raises:
        Refusal: a field holds nothing, too much, or what cannot be.
        NotLookedUp: the owner was never heard of.
    """
    text, owner = read_text(form), form.text("owner")
    hours = hours_of(work, owner) if owner and is_there(owner) else None
    row = work.session.get(Person, (work.workspace, owner)) if hours else None
    if hours is None or row is None or not row.may_be_asked:
        raise Refusal(Words("engine/action").not_there, "owner")
    stays = before.due if before and before.owner == owner else None
    return Wanted(text, owner, read_due(form, work, hours, stays), hours)


def read_text(form: Form) -> str:
    """Return what is to be done.

    Raises:
        Refusal: it is nothing, or too long.
    """
    text = form.text("text")
    if not text or len(text) > MOST_CHARACTERS:
        raise Refusal(Words("engine/action", most=MOST_CHARACTERS).no_text, "text")
    return text


def read_due(form: Form, work: UnitOfWork, hours: WorkingHours, before: date | None = None) -> date:
    """Return the day that was chosen, one on which the owner works.

    Args:
        form: what was filled in.
        work: the unit of work.
        hours: the owner's.
        before: the day as it was, where it is changed; it may stay, late as it is.

    Raises:
        Refusal: it lies behind, too far away, or is no working day of the owner's.
    """
    due = read_day(form, "due", hours.day(work.now), before)
    if due != before and not hours.is_working_day(due):
        said = Words("engine/action", day=_working_day(hours, due))
        raise Refusal(said.no_working_day, "due")
    return due


def read_day(form: Form, field: str, today: date, before: date | None = None) -> date:
    """Return the day that was chosen in a field, today or within the time that people plan for.

    Args:
        form: what was filled in.
        field: its name.
        today: the day that it is.
        before: the day as it was, where it is changed; it may stay, late as it is.

    Raises:
        Refusal: it lies behind, or too far away.
    """
    day = form.day(field)
    if day is None:
        raise Refusal(Words("engine/action").no_day, field)
    if day != before and day < today:
        raise Refusal(Words("engine/action").past, field)
    if day != before and day > today + FURTHEST:
        raise Refusal(Words("engine/action").too_far, field)
    return day


def _working_day(hours: WorkingHours, day: date) -> date:
    return hours.day(hours.next(instant(day, time(), hours.zone)))

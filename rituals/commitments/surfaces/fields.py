"""The fields in which people put a promise, and what is wrong with what they filled in."""

from datetime import date

from rituals.engine import action_form
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Refusal
from rituals.engine.people import people_fault
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

MOST_CHARACTERS = 1000


def form(view: str, said: Words, fields: list[Block], private: str = "") -> Block:
    """Return a form that says above its boxes who reads what is typed.

    Args:
        view: which form.
        said: its title, its readers and its button.
        fields: what stands below.
        private: what it carries.
    """
    title, readers, submit = (getattr(said, each) for each in ("title", "readers", "submit"))
    return blocks.modal(
        view, title, [blocks.section(readers), *fields], submit=submit, private=private
    )


def box(label: str, initial: str = "", *, hint: str = "", optional: bool = False) -> Block:
    """Return the box for the words."""
    element = blocks.text_input("text", initial, lines=True, most=MOST_CHARACTERS)
    return blocks.field_of("text", label, element, hint=hint, optional=optional)


def day_field(call: Call, work: UnitOfWork, due: date | None) -> Block:
    """Return the field for the day, with one a week from now where none is known."""
    return action_form.due_field(due or action_form.usual_day(work, hours_of(work, call.person)))


def read_text(call: Call, *, optional: bool = False) -> str:
    """Return what was typed.

    Raises:
        Refusal: it is nothing, or too long.
    """
    text = call.form.text("text")
    if len(text) > MOST_CHARACTERS or not (text or optional):
        said = Words("commitments/errors", most=f"{MOST_CHARACTERS:,}")
        raise Refusal(said.long_text if text else said.no_text, "text")
    return text


def read_due(call: Call, work: UnitOfWork, *, unlike: date | None = None) -> date:
    """Return the day that was chosen, today at the earliest and within a year.

    Args:
        call: what was filled in, by whom.
        work: the unit of work.
        unlike: the date that it is to take the place of, if of one.

    Raises:
        Refusal: it is none, lies behind or too far away, or is the same.
        NotLookedUp: Slack must be asked where they are.
    """
    due = action_form.read_day(call.form, "due", hours_of(work, call.person).day(work.now))
    if due == unlike:
        raise Refusal(Words("commitments/errors").same_day, "due")
    return due


def read_whom(call: Call, work: UnitOfWork, field: str, not_again: str = "") -> str:
    """Return whom somebody chose to promise something to, or to ask for a promise.

    Args:
        call: what was filled in, by whom.
        work: the unit of work.
        field: where.
        not_again: who was asked already.

    Raises:
        Refusal: it is nobody, oneself, an app, or somebody who is not there.
        NotLookedUp: Slack must be asked who it is.
    """
    chosen = call.form.person(field)
    why = people_fault(work, chosen, call.person)
    if chosen == [not_again]:
        why = Words("commitments/errors").again
    if why:
        raise Refusal(why, field)
    return chosen[0]

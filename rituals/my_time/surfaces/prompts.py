"""The ways out of an unasked message: skip it, have it come later, hear no more of its topic."""

from datetime import datetime, timedelta

from rituals.engine.availability import hours_of
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome, Refusal
from rituals.my_time import wishes
from rituals.my_time.feature import feature
from rituals.my_time.surfaces.settings import settings
from rituals.words.message import paragraph
from rituals.words.templates import Words
from storage.outbox import DEAD, FOLDED, SKIPPED, Place, Standing
from storage.prompts import Prompt
from storage.unit_of_work import UnitOfWork

IN_A_MOMENT = timedelta(hours=2)
A_MONTH = timedelta(days=30)


@feature.action("skip")
def skip(call: Call, work: UnitOfWork) -> Outcome:
    """Let one message pass; nobody is told."""
    prompt = _own(call, work)
    _refuse_if_over(prompt)
    where = _place(call, work, prompt)
    work.prompts.let_go(prompt, "skipped by its recipient")
    return _shown(call, where, work, prompt, "skipped")


@feature.action("ways")
def ways(call: Call, work: UnitOfWork) -> Outcome:
    """Do what was chosen in the menu beside a message."""
    choice, _, expires = call.detail.partition(":")
    if choice == "settings":
        return settings(call, work)
    prompt = _own(call, work)
    where = _place(call, work, prompt)
    if choice == "stop":
        work.prompts.let_go(prompt, "asked not to be asked")
        wishes.stop(work, call.person, prompt.topic)
        return _shown(call, where, work, prompt, "stopped")
    at = _later(choice, call, work)
    if choice == "month":
        work.prompts.let_go(prompt, "snoozed by its recipient")
        wishes.snooze(work, call.person, prompt.topic, at)
        return _shown(call, where, work, prompt, "snoozed", at)
    _refuse_if_over(prompt)
    if expires and at.timestamp() > number(expires):
        raise Refusal(Words("my_time/prompts").no_use)
    # It leaves the digest that it stands in, if it does.
    work.outbox.refresh(prompt.kind, prompt.subject, only=[call.person])
    work.prompts.ask_again(prompt, at)
    return _shown(call, where, work, prompt, "later", at)


def _later(choice: str, call: Call, work: UnitOfWork) -> datetime:
    """Return when somebody wants to be asked again.

    Raises:
        Refusal: the menu offers no such thing any more.
    """
    hours = hours_of(work, call.person)
    if choice == "hours":
        return hours.next(work.now + IN_A_MOMENT)
    if choice == "tomorrow":
        return hours.next_morning(work.now)
    if choice == "week":
        return hours.next_morning(work.now + timedelta(days=6))
    if choice == "month":
        return hours.next_morning(work.now + A_MONTH)
    raise Refusal(Words("my_time/prompts").not_offered)


def _own(call: Call, work: UnitOfWork) -> Prompt:
    """Return the message on which a button was pressed.

    Raises:
        Refusal: it is somebody else's, or nobody's, or none that comes unasked.
    """
    prompt = work.prompts.of(call.subject, call.person)
    if prompt is None or (prompt.week is None and prompt.state != FOLDED):
        raise Refusal(Words("my_time/prompts").not_waiting)
    return prompt


def _refuse_if_over(prompt: Prompt) -> None:
    if prompt.state in (SKIPPED, DEAD):
        raise Refusal(Words("my_time/prompts").not_waiting)


def _place(call: Call, work: UnitOfWork, prompt: Prompt) -> Place | None:
    """Return where a message is to be written anew; None where it stands in a digest."""
    if call.place is None or prompt.state == FOLDED:
        return None
    standing = work.outbox.standing_at(call.place)
    is_own = standing == Standing(prompt.kind, prompt.subject, call.person)
    return call.place if is_own else None


def _shown(
    call: Call,
    where: Place | None,
    work: UnitOfWork,
    prompt: Prompt,
    words: str,
    at: datetime | None = None,
) -> Outcome:
    """Say what comes of it in the place of the message, or below the digest that held it."""
    said = Words("my_time/prompts", topic=wishes.named(work, prompt.topic, call.person), at=at)
    message = paragraph(getattr(said, words))
    return Outcome(rewrites=((where, message),)) if where else Outcome(says=message)

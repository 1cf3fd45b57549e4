"""The ways out of an unasked message: skip it, have it come later, hear no more of its topic."""

from datetime import datetime, timedelta

from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.my_time import wishes
from rituals.my_time.feature import feature
from rituals.my_time.surfaces.settings import settings
from rituals.words.blocks import paragraph
from rituals.words.templates import Words
from storage.outbox import FOLDED, SENT, WAITING, Prompt
from storage.unit_of_work import UnitOfWork

IN_A_MOMENT = timedelta(hours=2)
A_MONTH = timedelta(days=30)


@feature.action("skip")
def skip(call: Call, work: UnitOfWork) -> Outcome:
    """Let one message pass; nobody is told."""
    prompt = _own(call, work)
    return _let_go(call, work, prompt, "skipped by its recipient", "skipped")


@feature.action("ways")
def ways(call: Call, work: UnitOfWork) -> Outcome:
    """Do what was chosen in the menu beside a message."""
    if call.detail == "settings":
        return settings(call, work)
    prompt = _own(call, work)
    if call.detail == "stop":
        wishes.stop(work, call.person, prompt.topic)
        return _let_go(call, work, prompt, "asked not to be asked", "stopped")
    at = _later(call, work)
    if call.detail == "month":
        wishes.snooze(work, call.person, prompt.topic, at)
        return _let_go(call, work, prompt, "snoozed by its recipient", "snoozed", at)
    work.outbox.ask_again(prompt, at)
    return _shown(call, work, prompt, "later", at)


def _later(call: Call, work: UnitOfWork) -> datetime:
    """Return when somebody wants to be asked again.

    Raises:
        Refusal: the menu offers no such thing any more.
    """
    hours = hours_of(work, call.person)
    if call.detail == "hours":
        return hours.next(work.now + IN_A_MOMENT)
    if call.detail == "tomorrow":
        return hours.next_morning(work.now)
    if call.detail == "week":
        return hours.next_morning(work.now + timedelta(days=6))
    if call.detail == "month":
        return hours.next_morning(work.now + A_MONTH)
    raise Refusal(Words("my_time/prompts").not_offered)


def _own(call: Call, work: UnitOfWork) -> Prompt:
    """Return the message on which a button was pressed.

    Raises:
        Refusal: it is somebody else's, or there is nothing left to let go.
    """
    prompt = work.outbox.prompt(call.subject, call.person)
    if prompt is None or prompt.state not in (SENT, WAITING, FOLDED):
        raise Refusal(Words("my_time/prompts").not_waiting)
    return prompt


def _let_go(
    call: Call,
    work: UnitOfWork,
    prompt: Prompt,
    reason: str,
    words: str,
    at: datetime | None = None,
) -> Outcome:
    work.outbox.let_go(prompt, reason)
    return _shown(call, work, prompt, words, at)


def _shown(
    call: Call, work: UnitOfWork, prompt: Prompt, words: str, at: datetime | None
) -> Outcome:
    """Say what comes of it in the place of the message, or below the digest that held it."""
    said = Words("my_time/prompts", topic=wishes.named(work, prompt.topic), at=at)
    message = paragraph(getattr(said, words))
    if prompt.state == FOLDED or call.place is None:
        return Outcome(says=message)
    return Outcome(rewrites=((call.place, message),))

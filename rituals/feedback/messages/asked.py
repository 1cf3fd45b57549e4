"""To somebody who was asked: the request, where it stands with them, and the reminders of it."""

from rituals.engine import sealing
from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.feedback import parties, timing
from rituals.feedback.feature import feature
from rituals.feedback.forms import FORMS
from rituals.feedback.tables import Asked, FeedbackRequest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import cut
from rituals.words.templates import EXCERPT, Words
from storage.unit_of_work import UnitOfWork


def unreachable(owed: Owed, work: UnitOfWork) -> None:
    """Show whoever asked that this person cannot be reached."""
    asked = work.session.get(Asked, (owed.subject, owed.recipient))
    if asked is not None and asked.state == parties.WAITING:
        asked.state = parties.UNREACHABLE
        work.outbox.refresh("feedback:status", owed.subject)


@feature.message("asked", when=When.AT_WORK, undelivered=unreachable)
def asked(owed: Owed, work: UnitOfWork) -> Message:
    """Ask; and afterwards show where the request stands with this person."""
    return _first_word(owed, work, "lead")


@feature.message("form", undelivered=unreachable)
def form(owed: Owed, work: UnitOfWork) -> Message:
    """Bring the form to somebody who raised a hand, at once: they asked for it."""
    return _first_word(owed, work, "hand")


@feature.message("later", when=When.AT_WORK)
def later(owed: Owed, work: UnitOfWork) -> Message:
    """Come back to it, as somebody wished."""
    return _another_word(owed, work, "reminder_later")


@feature.message("reminder", when=When.IN_BUDGET)
def reminder(owed: Owed, work: UnitOfWork) -> Message:
    """Remind somebody who has not answered, before the deadline and never after."""
    return _another_word(owed, work, "reminder")


def _another_word(owed: Owed, work: UnitOfWork, lead: str) -> Message:
    request = _request(owed, work)
    _leave_a_key_alone(owed, work, request)
    asked_row = work.session.get(Asked, (owed.subject, owed.recipient))
    if owed.place is None:
        if not request.is_open or work.now >= request.deadline:
            raise NotNeeded("the deadline has passed")
        if asked_row is None or asked_row.state != parties.WAITING:
            raise NotNeeded("answered, declined or let off meanwhile")
        if _came_just_now(owed, work):
            raise NotNeeded("another word of it came a moment ago")
    return write_asked(work, request, owed.recipient, lead=lead)


def write_asked(
    work: UnitOfWork, request: FeedbackRequest, person: str, *, lead: str = "lead", key: str = ""
) -> Message:
    """Write the request as it stands with somebody.

    Args:
        work: the unit of work.
        request: what is asked.
        person: who is asked.
        lead: which sentence it begins with, a block of the template.
        key: the key of the person's anonymous answer, which only this message holds.
    """
    row = work.session.get(Asked, (request.id, person))
    state = row.state if row else parties.LET_OFF
    said = Words("feedback/asked", request=request, form=FORMS[request.form])
    if not request.is_open:
        closed = said.answered_closed if state == parties.ANSWERED else said.closed
        return _short(closed, request)
    if state == parties.LET_OFF:
        return _short(said.let_off, request)
    if state == parties.DECLINED:
        after_all = _button(said.after_all, "give", request, _fresh_key(request))
        return _short(said.declined, request, after_all)
    if state == parties.ANSWERED:
        if request.is_anonymous and not key:
            return _short(said.answered_elsewhere, request)
        return _short(
            said.answered,
            request,
            _button(said.edit, "give", request, key),
            _withdraw(said, request, key),
        )
    return _question(said, getattr(said, lead), request)


def _first_word(owed: Owed, work: UnitOfWork, lead: str) -> Message:
    request = _request(owed, work)
    if owed.place is None and not request.is_open:
        raise NotNeeded("closed before it was sent")
    _leave_a_key_alone(owed, work, request)
    row = work.session.get(Asked, (owed.subject, owed.recipient))
    if owed.place is None and (row is None or row.state != parties.WAITING):
        raise NotNeeded("answered or let off before it was sent")
    return write_asked(work, request, owed.recipient, lead=lead)


def _leave_a_key_alone(owed: Owed, work: UnitOfWork, request: FeedbackRequest) -> None:
    """Write nothing over an anonymous giver's own message, which alone holds the key."""
    row = work.session.get(Asked, (owed.subject, owed.recipient))
    has_answered = row is not None and row.state == parties.ANSWERED
    if owed.place and request.is_anonymous and request.is_open and has_answered:
        raise NotNeeded("the message holds the giver's key")


def _question(said: Words, lead: str, request: FeedbackRequest) -> Message:
    quoted: list[Block] = []
    if request.quote:
        quoted = [blocks.context(said.quoted), blocks.quote(request.quote)]
    words = in_words(lead, request.about, request.quote, said.readers, said.until)
    return Message(
        words,
        [
            blocks.section(lead),
            blocks.quote(request.about),
            *quoted,
            blocks.section(said.readers),
            blocks.section(said.until),
            blocks.actions(
                _button(said.give, "give", request, _fresh_key(request), style="primary"),
                _button(said.later, "later", request),
                _button(said.decline, "decline", request),
            ),
        ],
        said.why,
    )


def _button(
    text: str, action: str, request: FeedbackRequest, key: str = "", style: str | None = None
) -> Block:
    value = f"{request.id}:{key}" if key else str(request.id)
    return blocks.button(text, f"feedback:{action}", value, style=style)


def _fresh_key(request: FeedbackRequest) -> str:
    """Return a key where one is needed: it is made in the message, and kept nowhere else."""
    return sealing.new_key() if request.is_anonymous else ""


def _withdraw(said: Words, request: FeedbackRequest, key: str) -> Block:
    sure = blocks.confirm(
        said.withdraw_title, said.withdraw_text, said.withdraw_yes, said.withdraw_no
    )
    return _button(said.withdraw, "withdraw", request, key) | {"confirm": sure}


def _short(text: str, request: FeedbackRequest, *buttons: Block) -> Message:
    """Say where it stands, and with which request."""
    about = cut(request.about, EXCERPT)
    shown = [blocks.section(text), blocks.quote(about)]
    return Message(
        in_words(text, about), [*shown, *([blocks.actions(*buttons)] if buttons else [])]
    )


def _came_just_now(owed: Owed, work: UnitOfWork) -> bool:
    """Tell whether working hours have moved two words of one request to the same morning."""
    return any(
        work.now.timestamp() - float(place.ts) < timing.APART.total_seconds()
        for kind in parties.TO_THE_ASKED
        for place in work.outbox.places(kind, owed.subject, owed.recipient)
    )


def _request(owed: Owed, work: UnitOfWork) -> FeedbackRequest:
    request = work.session.get(FeedbackRequest, owed.subject)
    if request is None:
        raise NotNeeded("the request is gone")
    return request

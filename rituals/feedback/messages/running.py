"""While a request runs: the call in the channel, and where it stands for whoever asked."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.feedback import parties
from rituals.feedback.feature import feature
from rituals.feedback.forms import FORMS
from rituals.feedback.tables import FeedbackRequest
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


def call_failed(owed: Owed, work: UnitOfWork) -> None:
    """Tell whoever asked that their call cannot stand in the channel."""
    request = work.session.get(FeedbackRequest, owed.subject)
    if request is not None:
        work.outbox.send("feedback:call_failed", request.id, to=request.asker)


@feature.message("call", undelivered=call_failed)
def call(owed: Owed, work: UnitOfWork) -> Message:
    """Call for feedback in a channel, and show when it is over."""
    request = _request(owed, work)
    said = Words("feedback/call", request=request, form=FORMS[request.form])
    if not request.is_open:
        if owed.place is None:
            raise NotNeeded("closed before it was sent")
        return Message(said.closed, [blocks.section(said.closed), blocks.quote(request.about)])
    quoted: list[Block] = []
    if request.quote:
        quoted = [blocks.context(said.quoted), blocks.quote(request.quote)]
    words = in_words(said.lead, request.about, request.quote, said.readers, said.how)
    return Message(
        words,
        [
            blocks.section(said.lead),
            blocks.quote(request.about),
            *quoted,
            blocks.section(said.readers),
            blocks.section(said.how),
            blocks.actions(blocks.button(said.join, "feedback:join", style="primary")),
            blocks.context(said.why),
        ],
    )


@feature.message("call_failed")
def call_failed_message(owed: Owed, work: UnitOfWork) -> Message:
    """Say that a call could not be posted, and what to do."""
    text = Words("feedback/call", request=_request(owed, work)).failed
    return paragraph(text)


@feature.message("status")
def status(owed: Owed, work: UnitOfWork) -> Message:
    """Show whoever asked where their request stands; names only where names are used."""
    request = _request(owed, work)
    if owed.place is None and not request.is_open:
        raise NotNeeded("closed before it was sent")
    standing = parties.standing(work, request)
    said = Words(
        "feedback/status",
        request=request,
        answered=standing[parties.ANSWERED],
        declined=standing[parties.DECLINED],
        waiting=standing[parties.WAITING],
        unreachable=standing[parties.UNREACHABLE],
        everybody=standing.everybody,
    )
    so_far = said.so_far_anonymous if request.is_anonymous else said.so_far_named
    lead = said.open if request.is_open else said.closed
    shown = [blocks.section(lead), blocks.quote(request.about), blocks.section(so_far)]
    if request.is_open and standing.everybody and not standing[parties.WAITING]:
        shown.append(blocks.section(said.all_answered))
    if request.is_open:
        shown += [_buttons(said, request), blocks.context(said.why)]
    return Message(in_words(lead, request.about, so_far), shown)


@feature.message("short", when=When.AT_WORK)
def short(owed: Owed, work: UnitOfWork) -> Message:
    """Warn whoever asked that too few have answered for anything to be shown."""
    request = _request(owed, work)
    answered = parties.standing(work, request)[parties.ANSWERED]
    enough = len(answered) >= request.threshold
    if owed.place is None and (enough or not request.is_open or work.now >= request.deadline):
        raise NotNeeded("enough have answered, or it is over")
    said = Words("feedback/short", request=request, answered=len(answered))
    shown = [blocks.section(said.lead), blocks.quote(request.about)]
    if request.is_open:
        extend = blocks.button(said.extend, "feedback:extend", str(request.id))
        shown += [blocks.actions(extend)]
    return Message(in_words(said.lead, request.about), shown, said.why)


def _buttons(said: Words, request: FeedbackRequest) -> Block:
    sure = blocks.confirm(said.close_title, said.close_text, said.close_now, said.close_not)
    return blocks.actions(
        blocks.button(said.extend, "feedback:extend", str(request.id)),
        blocks.button(said.close, "feedback:close", str(request.id), confirm=sure),
    )


def _request(owed: Owed, work: UnitOfWork) -> FeedbackRequest:
    request = work.session.get(FeedbackRequest, owed.subject)
    if request is None:
        raise NotNeeded("the request is gone")
    return request

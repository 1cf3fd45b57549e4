"""What reaches the giver: a receipt, thanks, what was made of it, and that nobody read it."""

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.feedback.feature import feature
from rituals.feedback.tables import Answer, FeedbackRequest
from rituals.words import blocks
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("given")
def given(owed: Owed, work: UnitOfWork) -> Message:
    """Leave the giver of unasked feedback a receipt, with a day to think better of it."""
    answer = work.session.get(Answer, owed.subject)
    if answer is None:
        raise NotNeeded("the feedback is gone")
    said = Words("feedback/given", answer=answer)
    if answer.is_withdrawn:
        return paragraph(said.withdrawn)
    buttons = blocks.actions(
        blocks.button(said.edit, "feedback:edit_unasked", str(answer.id)),
        blocks.button(said.withdraw, "feedback:withdraw_unasked", str(answer.id)),
    )
    return Message(said.kept, [blocks.section(said.kept), buttons])


@feature.message("thanks", again_if_unsure=False)
def thanks(owed: Owed, work: UnitOfWork) -> Message:
    """Bring thanks: for one answer, or to everybody who answered."""
    record = work.session.get(FeedbackRequest if owed.detail == "request" else Answer, owed.subject)
    if record is None:
        raise NotNeeded("the feedback is gone")
    if isinstance(record, FeedbackRequest):
        said = Words("feedback/given", request=record)
        shown = [blocks.section(said.thanks_all), blocks.quote(record.about)]
        shown.append(blocks.context(said.thanks_why))
        return Message(in_words(said.thanks_all, record.about), shown)
    text = Words("feedback/given", answer=record).thanks
    return paragraph(text)


@feature.message("reflection")
def reflection(owed: Owed, work: UnitOfWork) -> Message:
    """Bring the giver what the receiver makes of it."""
    answer = work.session.get(Answer, owed.subject)
    if answer is None or not answer.reflection:
        raise NotNeeded("taken back meanwhile")
    lead = Words("feedback/given", answer=answer).reflection
    shown = [blocks.section(lead), blocks.quote(answer.reflection)]
    return Message(in_words(lead, answer.reflection), shown)


@feature.message("unread")
def unread(owed: Owed, work: UnitOfWork) -> Message:
    """Tell those who answered that too few did, and that nobody will ever read it."""
    request = work.session.get(FeedbackRequest, owed.subject)
    if request is None:
        raise NotNeeded("the request is gone")
    text = Words("feedback/given", request=request).unread
    shown = [blocks.section(text), blocks.quote(request.about)]
    return Message(in_words(text, request.about), shown)

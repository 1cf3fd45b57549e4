"""The reminder, in three months, to ask for feedback again."""

from rituals.engine.feature import Owed, When
from rituals.engine.outcome import NotNeeded
from rituals.feedback.feature import feature
from rituals.feedback.tables import FeedbackRequest
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("again", when=When.IN_BUDGET)
def again(owed: Owed, work: UnitOfWork) -> Message:
    """Bring up a question that somebody wanted to ask again."""
    request = work.session.get(FeedbackRequest, owed.subject)
    if request is None:
        raise NotNeeded("the request is gone")
    said = Words("feedback/again")
    ask = blocks.button(said.ask, "feedback:ask_again", str(request.id), style="primary")
    shown = [blocks.section(said.lead), blocks.quote(request.about), blocks.actions(ask)]
    return Message(in_words(said.lead, request.about), shown, said.why)

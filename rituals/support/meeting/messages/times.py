"""The times for those whose answer is needed."""

from rituals.engine.feature import Owed, When
from rituals.support.feature import feature
from rituals.support.meeting import kinds
from rituals.support.meeting.messages.found import came_lately, of_request
from rituals.support.meeting.shown import answering
from rituals.support.meeting.times import answers, awaited, keeper, open_times
from rituals.support.parties import guard
from rituals.support.tables import Request
from rituals.words import blocks
from rituals.words.message import Message, in_words
from rituals.words.mrkdwn import Mrkdwn
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork


@feature.message("meeting_times", when=When.AT_WORK)
@of_request
def proposed(owed: Owed, work: UnitOfWork, request: Request) -> Message | None:
    """Ask somebody when they can, and once more if they have not answered."""
    times = open_times(work, request)
    number, _, again = owed.detail.partition("/")
    if times is None or number != str(times.id) or max(times.moments) <= work.now:
        return None
    if owed.recipient not in awaited(work, request, times):
        return None
    if not guard.may(work, request, owed.recipient, "answer"):
        return None
    if again and owed.recipient in answers(work, times):
        return None
    if again and came_lately(kinds.TIMES, owed, work):
        return None
    said = Words(
        "support/meeting_times", request=request, reader=owed.recipient, by=keeper(request, times)
    )
    lead = said.again if again else said.lead
    shown = answering(work, request, times, owed.recipient)
    words = [Mrkdwn(each["text"]["text"]) for each in shown if each["type"] == "section"]
    return Message(
        in_words(lead, said.how_long, *words),
        [blocks.section(lead), blocks.section(said.how_long), *shown, blocks.context(said.who)],
        said.why_again if again else said.why,
    )

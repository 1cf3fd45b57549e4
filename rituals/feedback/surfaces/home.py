"""Feedback on the Home tab, and the inbox."""

from itertools import accumulate

from rituals.engine.call import Call
from rituals.engine.outcome import Outcome, Refusal
from rituals.feedback import overview, parties
from rituals.feedback.feature import feature
from rituals.feedback.lines import Line, lines_of_answer, lines_of_request
from rituals.feedback.messages.received import write_summary
from rituals.feedback.surfaces.ask import open_form
from rituals.feedback.tables import Answer, FeedbackRequest
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

AT_HOME, IN_INBOX = 5, 20
LINES_IN_MODAL = 90


@feature.when_alone
def most_likely(call: Call, work: UnitOfWork) -> Outcome:
    """Open the inbox for somebody who is waited for, and the form to ask for everybody else."""
    if overview.owed(work, call.person):
        return inbox(call, work)
    return open_form(call, work)


@feature.word(
    "inbox",
    usage="",
    does="what waits for you, what you asked for, received and gave",
    example="/feedback inbox",
)
@feature.action("inbox")
def inbox(call: Call, work: UnitOfWork) -> Outcome:
    """Show everything of feedback that is this person's."""
    said = Words("feedback/home")
    shown = [blocks.header(said.owed), *_owed(call, work, IN_INBOX, said)]
    shown += [blocks.header(said.asked_for), *_asked_for(call, work, IN_INBOX, said)]
    shown += [blocks.header(said.received), *_received(call, work, IN_INBOX, said)]
    shown += [blocks.header(said.gave), *_gave(call, work, IN_INBOX, said)]
    return Outcome(opens=blocks.modal("feedback:inbox", said.inbox, shown))


@feature.home(10)
def at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show the ways to begin, and what waits."""
    said = Words("feedback/home")
    begin = blocks.actions(
        blocks.button(said.ask, "feedback:ask", style="primary"),
        blocks.button(said.give, "feedback:give_unasked"),
        blocks.button(said.open_inbox, "feedback:inbox"),
    )
    return [begin, blocks.header(said.owed), *_owed(call, work, AT_HOME, said)]


@feature.home(30)
def lately_at_home(call: Call, work: UnitOfWork) -> list[Block]:
    """Show what was asked for, and what came lately."""
    said = Words("feedback/home")
    shown = [blocks.header(said.asked_for), *_asked_for(call, work, AT_HOME, said)]
    return [*shown, blocks.header(said.received_lately), *_received(call, work, AT_HOME, said)]


@feature.action("read")
def read(call: Call, work: UnitOfWork) -> Outcome:
    """Show the whole of one answer to its receiver or its giver."""
    try:
        answer = parties.received(work, call.subject, call.person)
    except Refusal:
        answer = parties.given(work, call.subject, call.person)
    said = Words("feedback/home", answer=answer, is_mine=answer.giver == call.person)
    shown: list[Block] = [blocks.section(said.read_lead)]
    for line in lines_of_answer(answer):
        shown += [blocks.header(line.box.title), blocks.written(line.text)]
    return Outcome(opens=blocks.modal("feedback:reading", said.read_title, shown))


@feature.action("summary")
def summary(call: Call, work: UnitOfWork) -> Outcome:
    """Show where a request stands, or what came of it, to whoever asked."""
    request = parties.request_of_asker(work, call.subject, call.person)
    if request.is_open:
        raise parties.refuse("not_closed", request=request)
    said = Words("feedback/home", request=request)
    shown = [blocks.quote(request.about), *_reading(work, request)]
    return Outcome(opens=blocks.modal("feedback:reading", said.read_title, shown))


def _reading(work: UnitOfWork, request: FeedbackRequest) -> list[Block]:
    """Return all that came of a closed request, as far as it fits into one modal."""
    lines = lines_of_request(work, request)
    if not lines:
        return write_summary(work, request).blocks[:1]
    shown: list[Block] = []
    title = ""
    fitting = _fitting(lines)
    for line in lines[:fitting]:
        if line.box.title != title:
            title = line.box.title
            shown.append(blocks.header(title))
        shown.append(blocks.said_by(line.giver, line.text))
    more = len(lines) - fitting
    return shown + ([blocks.context(Words("feedback/home", more=more).in_file)] if more > 0 else [])


def _fitting(lines: list[Line]) -> int:
    """Return how many lines fit into one modal."""
    lengths = accumulate(len(line.text) for line in lines)
    return min(LINES_IN_MODAL, sum(length <= limits.VIEW_TEXT for length in lengths))


def _owed(call: Call, work: UnitOfWork, most: int, said: Words) -> list[Block]:
    requests = overview.owed(work, call.person)
    shown: list[Block] = []
    for request in requests[:most]:
        line = Words("feedback/home", request=request)
        give = blocks.button(
            said.give_this,
            "feedback:give",
            str(request.id),
            style="primary",
            label=f"{said.give_this}: {request.about}",
        )
        shown.append(blocks.section(line.owed_line, give))
    return shown + _rest(len(requests), most, said.nothing_owed)


def _asked_for(call: Call, work: UnitOfWork, most: int, said: Words) -> list[Block]:
    requests = overview.asked_for(work, call.person)
    shown: list[Block] = []
    for request in requests[:most]:
        shown.append(_asked_for_line(request, work, said))
    return shown + _rest(len(requests), most, said.nothing_asked)


def _asked_for_line(request: FeedbackRequest, work: UnitOfWork, said: Words) -> Block:
    standing = parties.standing(work, request)
    line = Words(
        "feedback/home",
        request=request,
        answered=len(standing[parties.ANSWERED]),
        everybody=len(standing.everybody),
    )
    if request.is_open:
        close = blocks.confirm(said.close_title, said.close_text, said.close_now, said.close_not)
        button = blocks.button(said.close, "feedback:close", str(request.id), confirm=close)
    else:
        label = f"{said.read}: {request.about}"
        button = blocks.button(said.read, "feedback:summary", str(request.id), label=label)
    return blocks.section(line.asked_line, button)


def _received(call: Call, work: UnitOfWork, most: int, said: Words) -> list[Block]:
    answers = overview.received(work, call.person)
    return [_answer_line(answer, "received_line", said) for answer in answers[:most]] + _rest(
        len(answers), most, said.nothing_received
    )


def _gave(call: Call, work: UnitOfWork, most: int, said: Words) -> list[Block]:
    answers = overview.gave(work, call.person)
    return [_answer_line(answer, "gave_line", said) for answer in answers[:most]] + _rest(
        len(answers), most, said.nothing_given
    )


def _answer_line(answer: Answer, block: str, said: Words) -> Block:
    beginning = next(iter(answer.boxes.values()))
    line = getattr(Words("feedback/home", answer=answer, beginning=beginning), block)
    label = f"{said.read}: {beginning}"
    read = blocks.button(said.read, "feedback:read", str(answer.id), label=label)
    return blocks.section(line, read)


def _rest(count: int, most: int, nothing: str) -> list[Block]:
    if not count:
        return [blocks.section(nothing)]
    return (
        [blocks.context(Words("feedback/home", more=count - most).and_more)] if count > most else []
    )

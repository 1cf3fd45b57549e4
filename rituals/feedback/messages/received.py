"""What reaches the receiver: each named answer as it comes, and the summary at the close."""

from rituals.engine.feature import Owed
from rituals.engine.outcome import NotNeeded
from rituals.feedback import parties
from rituals.feedback.feature import feature
from rituals.feedback.forms import UNASKED
from rituals.feedback.lines import Line, lines_of_answer, lines_of_request
from rituals.feedback.tables import Answer, FeedbackRequest
from rituals.words import blocks, limits
from rituals.words.blocks import Block
from rituals.words.message import Message, in_words, paragraph
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

LINES_ON_A_PAGE = 12
TEXT_ON_A_PAGE = limits.MESSAGE_BLOCK_TEXT - 2000


@feature.message("answer")
def answer(owed: Owed, work: UnitOfWork) -> Message:
    """Bring a named answer, asked for or not; show it as it was edited or withdrawn since."""
    kept = work.session.get(Answer, owed.subject)
    if kept is None or (owed.place is None and kept.is_withdrawn):
        raise NotNeeded("withdrawn before it was sent")
    return write_answer(work, kept)


@feature.message("unasked")
def unasked(owed: Owed, work: UnitOfWork) -> Message:
    """Bring feedback that nobody asked for, when it is given, as a colleague would."""
    return answer(owed, work)


def write_answer(work: UnitOfWork, kept: Answer) -> Message:
    """Write one named answer for its receiver."""
    request = work.session.get(FeedbackRequest, kept.request_id) if kept.request_id else None
    said = Words("feedback/received", answer=kept, request=request)
    if kept.is_withdrawn:
        return paragraph(said.withdrawn)
    lead = said.answer if request else said.unasked
    shown = [blocks.section(lead)]
    if request:
        shown.append(blocks.context(said.about))
    lines = lines_of_answer(kept)
    shown += _grouped(lines, with_giver=False)
    buttons = [] if kept.is_thanked else [_button(said.thank, "thank", kept.id)]
    if kept.form == UNASKED.name:
        shown.append(blocks.section(said.what_do_you_make))
        buttons.insert(0, _button(said.reflect, "reflect", kept.id))
    shown += [blocks.actions(*buttons)] if buttons else [blocks.context(said.is_thanked)]
    shown.append(blocks.context(said.why))
    return Message(in_words(lead, *(f"{x.box.title}: {x.text}" for x in lines)), shown)


@feature.message("summary")
def summary(owed: Owed, work: UnitOfWork) -> Message:
    """Bring everything together when a request closes."""
    request = work.session.get(FeedbackRequest, owed.subject)
    if request is None:
        raise NotNeeded("the request is gone")
    return write_summary(work, request)


def write_summary(
    work: UnitOfWork, request: FeedbackRequest, page: int = 0, *, showing: str = ""
) -> Message:
    """Write one page of the summary, grouped by box.

    Args:
        work: the unit of work.
        request: a closed request.
        page: which page, from 0; one that is not there is the last.
        showing: the name of a line whose page is wanted instead.
    """
    lines = lines_of_request(work, request)
    said = Words(
        "feedback/received",
        request=request,
        count=parties.answer_count(work, request),
    )
    if not lines:
        text = said.too_few if request.is_anonymous else said.nobody
        shown = [blocks.section(text), blocks.quote(request.about)]
        shown.append(blocks.actions(*_again_buttons(said, request)))
        return Message(in_words(text, request.about), shown)
    pages = _pages(lines)
    holding = [i for i, each in enumerate(pages) if showing in {line.name for line in each}]
    page = holding[0] if holding else min(page, len(pages) - 1)
    shown = [blocks.section(said.summary), blocks.quote(request.about)]
    shown += _grouped(pages[page], with_giver=not request.is_anonymous)
    shown.append(blocks.actions(*_summary_buttons(said, request, page, len(pages))))
    shown.append(blocks.context(said.summary_why))
    words = in_words(
        said.summary, request.about, *(f"{x.box.title}: {x.text}" for x in pages[page])
    )
    return Message(words, shown)


def _grouped(lines: list[Line], *, with_giver: bool) -> list[Block]:
    said = Words("feedback/received")
    shown: list[Block] = []
    title = ""
    for line in lines:
        if line.box.title != title:
            title = line.box.title
            shown.append(blocks.header(title))
        choices = [
            blocks.option(
                said.not_useful if line.is_useful else said.useful, f"useful {line.name}"
            ),
            blocks.option(said.make_action, f"action {line.name}"),
        ]
        shown.append(blocks.written(line.text, blocks.overflow("feedback:line", choices)))
        notes = Words("feedback/received", line=line, with_giver=with_giver).note
        if notes:
            shown.append(blocks.context(notes))
    return shown


def _pages(lines: list[Line]) -> list[list[Line]]:
    """Return the lines in pages that fit into one message each."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        length = sum(len(each.text) for each in pages[-1]) + len(line.text)
        if pages[-1] and (len(pages[-1]) == LINES_ON_A_PAGE or length > TEXT_ON_A_PAGE):
            pages.append([])
        pages[-1].append(line)
    return pages


def _summary_buttons(said: Words, request: FeedbackRequest, page: int, pages: int) -> list[Block]:
    buttons = [
        _button(said.thank_all, "thank_all", request.id),
        _button(said.save, "save", request.id),
        *_again_buttons(said, request),
    ]
    # An action's id may stand only once in its block.
    if page + 1 < pages:
        turn = f"{request.id}:{page + 1}"
        buttons.append(blocks.button(said.next_page, "feedback:page", turn))
    elif pages > 1:
        buttons.append(blocks.button(said.first_page, "feedback:page", f"{request.id}:0"))
    return buttons


def _again_buttons(said: Words, request: FeedbackRequest) -> list[Block]:
    return [
        _button(said.ask_again, "ask_again", request.id),
        _button(said.remind_again, "remind_again", request.id),
    ]


def _button(text: str, action: str, subject: int) -> Block:
    return blocks.button(text, f"feedback:{action}", str(subject))

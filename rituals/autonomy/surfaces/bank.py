"""`/autonomy bank`: the questions there are, and what anybody in the workspace does with them."""

from rituals.autonomy import bank
from rituals.autonomy.bank import TEXT_LENGTH, Question
from rituals.autonomy.feature import feature
from rituals.autonomy.parties import refuse
from rituals.autonomy.questions import TOPICS
from rituals.engine.call import Call, number
from rituals.engine.outcome import Outcome
from rituals.words import blocks
from rituals.words.blocks import Block
from rituals.words.templates import Words
from storage.unit_of_work import UnitOfWork

ON_A_PAGE = 12


@feature.word(
    "bank",
    usage="",
    does="all the questions, and how to add, edit and retire them",
    example="/autonomy bank",
)
@feature.action("bank")
def show(call: Call, work: UnitOfWork) -> Outcome:
    """Show a page of the bank, the first unless a button names another."""
    return Outcome(opens=_page(work, number(call.value)))


@feature.action("add")
def open_empty(call: Call, work: UnitOfWork) -> Outcome:
    """Open the form for a new question."""
    return Outcome(opens=_form("", next(iter(TOPICS)), ""))


@feature.action("line")
def line_menu(call: Call, work: UnitOfWork) -> Outcome:
    """Do what was chosen in the menu of one question."""
    if call.detail == "edit":
        row = bank.own(work, call.subject)
        return Outcome(opens=_form(row.text, row.topic, str(call.subject)))
    if call.detail == "retire":
        bank.retire(work, call.subject)
    elif call.detail == "bring_back":
        bank.bring_back(work, call.subject)
    else:
        raise refuse("no_question")
    work.flush()
    return Outcome(opens=_page_of(work, call.subject))


@feature.view("bank")
def keep(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a question, new or edited, and show the page it stands on."""
    text, topic = call.form.text("text"), call.form.text("topic")
    said = Words("autonomy/bank", most=TEXT_LENGTH)
    errors: dict[str, str] = {} if topic in TOPICS else {"topic": said.choose_topic}
    if not text or len(text) > TEXT_LENGTH:
        errors["text"] = said.long_text if text else said.no_text
    if errors:
        return Outcome(errors=errors)
    if call.value:
        of_number = call.subject
        row = bank.own(work, of_number)
        row.text, row.topic = text, topic
        work.flush()
    else:
        of_number = bank.add(work, call.person, topic, text)
    return Outcome(opens=_page_of(work, of_number))


def _page_of(work: UnitOfWork, of_number: int) -> Block:
    numbers = [each.number for each in bank.questions(work)]
    return _page(work, numbers.index(of_number) // ON_A_PAGE)


def _page(work: UnitOfWork, page: int) -> Block:
    questions = bank.questions(work)
    last = (len(questions) - 1) // ON_A_PAGE
    page = min(page, last)
    said = Words("autonomy/bank", count=len(questions), page=page + 1, pages=last + 1)
    shown = [
        blocks.section(said.lead),
        blocks.actions(blocks.button(said.add, "autonomy:add", style="primary")),
    ]
    topic = ""
    for each in questions[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]:
        if each.topic != topic:
            topic = each.topic
            shown.append(blocks.header(TOPICS[topic]))
        shown += _line(each)
    turns = [(page - 1, said.back)] if page else []
    turns += [(page + 1, said.on)] if page < last else []
    # An action's id may stand only once in its block.
    shown += [blocks.actions(blocks.button(label, "autonomy:bank", str(to))) for to, label in turns]
    return blocks.modal("autonomy:bank", said.title, [*shown, blocks.context(said.pages)])


def _line(question: Question) -> list[Block]:
    said = Words("autonomy/bank", question=question)
    names = [] if question.added_by is None else ["edit"]
    names.append("bring_back" if question.is_retired else "retire")
    options = [blocks.option(getattr(said, each), f"{question.number}:{each}") for each in names]
    shown = [blocks.written(question.text, blocks.overflow("autonomy:line", options))]
    return [*shown, *([blocks.context(said.note)] if said.note else [])]


def _form(text: str, topic: str, of_number: str) -> Block:
    said = Words("autonomy/bank")
    topics = [blocks.option(title, name) for name, title in TOPICS.items()]
    fields = [
        blocks.context(said.readers),
        blocks.field_of("topic", said.topic, blocks.select("topic", topics, topic)),
        blocks.field_of(
            "text",
            said.text,
            blocks.text_input("text", text, lines=True, most=TEXT_LENGTH),
            hint=said.text_hint,
        ),
    ]
    return blocks.modal(
        "autonomy:bank", said.form_title, fields, submit=said.submit, private=of_number
    )

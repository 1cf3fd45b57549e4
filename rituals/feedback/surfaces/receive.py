"""What somebody received: thanks, marks, actions, the file, the next page."""

from rituals.engine import actions
from rituals.engine.actions import Action
from rituals.engine.availability import hours_of
from rituals.engine.call import Call
from rituals.engine.outcome import Outcome
from rituals.feedback import export, lines, parties
from rituals.feedback.feature import feature
from rituals.feedback.messages.received import write_answer, write_summary
from rituals.feedback.tables import Answer, FeedbackRequest
from rituals.words import blocks
from rituals.words.message import Message, paragraph
from rituals.words.templates import Words
from storage.outbox import Place
from storage.unit_of_work import UnitOfWork


@feature.action("thank")
def thank(call: Call, work: UnitOfWork) -> Outcome:
    """Thank the giver of one named answer, once."""
    answer = parties.received(work, call.subject, call.person)
    answer.is_thanked = True
    work.outbox.send("feedback:thanks", answer.id, to=answer.giver, detail="answer")
    for kind in parties.TO_THE_RECEIVER:
        work.outbox.refresh(kind, answer.id)
    return _note("thanked")


@feature.action("thank_all")
def thank_all(call: Call, work: UnitOfWork) -> Outcome:
    """Thank everybody who answered, which reaches anonymous givers and reveals none."""
    request = parties.request_of_asker(work, call.subject, call.person)
    if request.is_open:
        raise parties.refuse("not_closed", request=request)
    for person in parties.standing(work, request)[parties.ANSWERED]:
        work.outbox.send("feedback:thanks", request.id, to=person, detail="request")
    return _note("thanked_all")


@feature.action("line")
def line_menu(call: Call, work: UnitOfWork) -> Outcome:
    """Do what was chosen in the menu of one line: mark it as useful, or make it an action."""
    choice, _, name = call.value.partition(" ")
    line, owner = lines.line_for(work, name, call.person)
    if choice == "action":
        return Outcome(opens=_action_form(line))
    lines.mark_useful(work, line, owner)
    work.session.flush()
    if call.place is None or not parties.own_message(call, work):
        return _note("marked")
    return Outcome(rewrites=((call.place, _shown_anew(work, call.place, owner, line.name)),))


@feature.view("action")
def keep_action(call: Call, work: UnitOfWork) -> Outcome:
    """Keep a line as an action of the receiver's own."""
    line, _ = lines.line_for(work, call.value, call.person)
    text, due = call.form.text("text"), call.form.day("due")
    said = Words("feedback/action", due=due)
    if not text or len(text) > actions.MOST_CHARACTERS:
        return Outcome(errors={"text": said.no_text})
    source = f"feedback/{line.name.partition('.')[0]}"
    action = Action(owner=call.person, text=text, due=due, came_from=source)
    work.session.add(action)
    work.flush()
    actions.remind(work, action, hours_of(work, call.person))
    view = blocks.modal("feedback:kept", said.kept_title, [blocks.section(said.kept)])
    return Outcome(opens=view, shows_home=True)


@feature.action("save")
def save(call: Call, work: UnitOfWork) -> Outcome:
    """Hand a closed request's answers to whoever asked, as a Markdown file."""
    request = parties.request_of_asker(work, call.subject, call.person)
    if request.is_open:
        raise parties.refuse("not_closed", request=request)
    return Outcome(file=export.as_markdown(work, request))


@feature.action("page")
def turn_page(call: Call, work: UnitOfWork) -> Outcome:
    """Show another page of a summary where it stands."""
    request = parties.request_of_asker(work, call.subject, call.person)
    if request.is_open:
        raise parties.refuse("not_closed", request=request)
    if call.place is None or not parties.own_message(call, work):
        raise parties.refuse("not_there")
    page = write_summary(work, request, call.named(1))
    return Outcome(rewrites=((call.place, page),))


def _shown_anew(
    work: UnitOfWork, place: Place, owner: FeedbackRequest | Answer, line_name: str
) -> Message:
    """Write the message anew in which the menu stands: the one answer, or the summary."""
    standing = work.outbox.standing_at(place)
    if isinstance(owner, FeedbackRequest):
        return write_summary(work, owner, showing=line_name)
    if standing is not None and standing.kind == "feedback:summary":
        request = parties.request_of_asker(work, standing.subject, owner.receiver)
        return write_summary(work, request, showing=line_name)
    return write_answer(work, owner)


def _action_form(line: lines.Line) -> blocks.Block:
    said = Words("feedback/action")
    fields = [
        blocks.context(said.readers),
        blocks.quote(line.text),
        blocks.field_of(
            "text",
            said.text,
            blocks.text_input("text", lines=True, most=actions.MOST_CHARACTERS),
            hint=said.text_hint,
        ),
        blocks.field_of("due", said.due, {"type": "datepicker", "action_id": "due"}, optional=True),
    ]
    return blocks.modal(
        "feedback:action", said.title, fields, submit=said.submit, private=line.name
    )


def _note(block: str) -> Outcome:
    text = getattr(Words("feedback/notes"), block)
    return Outcome(says=paragraph(text))

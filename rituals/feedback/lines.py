"""The lines of what somebody received: one filled box of one answer each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from rituals.engine import sealing
from rituals.engine.call import number
from rituals.feedback import anonymity
from rituals.feedback.forms import FORMS, Box
from rituals.feedback.parties import received, refuse, request_of_asker
from rituals.feedback.tables import Answer, FeedbackRequest
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """One filled box.

    Args:
        name: what a button carries to name it.
        box: which box of the form.
        text: what was written.
        giver: who wrote it, None where no one knows.
        is_useful: whether the receiver marked it.
    """

    name: str
    box: Box
    text: str
    giver: str | None
    is_useful: bool


def lines_of_answer(answer: Answer) -> list[Line]:
    """Return the lines of a named answer, in the order of the form."""
    return [
        Line(
            f"a{answer.id}.{box.name}",
            box,
            answer.boxes[box.name],
            answer.giver,
            box.name in answer.useful,
        )
        for box in FORMS[answer.form].boxes
        if box.name in answer.boxes
    ]


def lines_of_request(work: UnitOfWork, request: FeedbackRequest) -> list[Line]:
    """Return all lines of a closed request, grouped by box; anonymous ones shuffled in each group.

    Nothing anonymous is shown before the close, and nothing below the threshold is left by then.
    """
    if not request.is_anonymous:
        answers = work.session.scalars(
            select(Answer).where(Answer.request_id == request.id).order_by(Answer.id)
        )
        found = [line for answer in answers for line in lines_of_answer(answer)]
    elif request.is_open:
        return []
    else:
        found = sorted(_anonymous(work, request), key=lambda line: line.name)
    order = [box.name for box in FORMS[request.form].boxes]
    return sorted(found, key=lambda line: order.index(line.box.name))


def line_for(work: UnitOfWork, name: str, person: str) -> tuple[Line, FeedbackRequest | Answer]:
    """Return a line, and the record it belongs to, for whoever received it.

    Raises:
        Refusal: there is none of that name for this person.
    """
    source, _, rest = name.partition(".")
    owner_id = number(source[1:])
    lines: Sequence[Line]
    owner: FeedbackRequest | Answer
    if source.startswith("a"):
        owner = received(work, owner_id, person)
        lines = lines_of_answer(owner)
    else:
        owner = request_of_asker(work, owner_id, person)
        lines = lines_of_request(work, owner)
    found = next((line for line in lines if line.name == name), None)
    if found is None or not rest:
        raise refuse("not_there")
    return found, owner


def mark_useful(work: UnitOfWork, line: Line, owner: FeedbackRequest | Answer) -> None:
    """Mark a line as useful, or take the mark off; nobody but the receiver ever sees it."""
    if isinstance(owner, Answer):
        marks = set(owner.useful) ^ {line.box.name}
        owner.useful = sorted(marks)
        return
    sealed = anonymity.load(work, owner.id)
    for each in sealed:
        if _name(owner, each, line.box.name) == line.name:
            each["useful"] = sorted(set(each["useful"]) ^ {line.box.name})
    anonymity.store(work, owner.id, sealed)


def _anonymous(work: UnitOfWork, request: FeedbackRequest) -> list[Line]:
    return [
        Line(
            _name(request, sealed, box.name),
            box,
            sealed["boxes"][box.name],
            None,
            box.name in sealed["useful"],
        )
        for sealed in anonymity.load(work, request.id)
        for box in FORMS[request.form].boxes
        if box.name in sealed["boxes"]
    ]


def _name(request: FeedbackRequest, sealed: sealing.Sealed, box: str) -> str:
    return f"r{request.id}.{anonymity.line_name(sealed, box)}"

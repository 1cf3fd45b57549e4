"""The bank of questions: what every workspace begins with, and what it made of it."""

from dataclasses import dataclass

from sqlalchemy import select

from rituals.autonomy.parties import refuse
from rituals.autonomy.questions import BUILT_IN, TOPICS
from rituals.autonomy.tables import Retired, TeamQuestion
from storage.unit_of_work import UnitOfWork

# A team's own questions are numbered above all that will ever be built in.
OWN_NUMBERS = 1000
TEXT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank.

    Args:
        number: which; it never stands for another.
        topic: the name of its topic.
        text: the question.
        added_by: who added it; None for one that is built in.
        is_retired: whether the workspace does not want it at present.
    """

    number: int
    topic: str
    text: str
    added_by: str | None
    is_retired: bool


def questions(work: UnitOfWork) -> list[Question]:
    """Return all questions of the workspace, topic by topic."""
    retired = set(work.session.scalars(select(Retired.number)))
    found = [
        Question(number, topic, text, None, number in retired)
        for number, (topic, text) in BUILT_IN.items()
    ]
    for row in work.session.scalars(select(TeamQuestion).order_by(TeamQuestion.id)):
        number = OWN_NUMBERS + row.id
        found.append(Question(number, row.topic, row.text, row.added_by, number in retired))
    topics = list(TOPICS)
    return sorted(found, key=lambda each: (topics.index(each.topic), each.number))


def in_use(work: UnitOfWork) -> dict[int, str]:
    """Return the words of the questions in use, by their numbers."""
    return {each.number: each.text for each in questions(work) if not each.is_retired}


def question(work: UnitOfWork, number: int) -> Question:
    """Return one question.

    Raises:
        Refusal: the workspace has none of that number.
    """
    found = next((each for each in questions(work) if each.number == number), None)
    if found is None:
        raise refuse("no_question")
    return found


def add(work: UnitOfWork, person: str, topic: str, text: str) -> int:
    """Add a question, and return its number."""
    return OWN_NUMBERS + work.keep(TeamQuestion, topic=topic, text=text, added_by=person)


def own(work: UnitOfWork, number: int) -> TeamQuestion:
    """Return a question of the team's own, to be edited.

    Raises:
        Refusal: it is built in, or there is none of that number.
    """
    row = work.session.get(TeamQuestion, number - OWN_NUMBERS)
    if row is None:
        raise refuse("not_editable" if number in BUILT_IN else "no_question")
    return row


def retire(work: UnitOfWork, number: int) -> None:
    """Have a question come to nobody any more; a second time changes nothing.

    Raises:
        Refusal: it is the last in use, or there is none of that number.
    """
    if question(work, number).is_retired:
        return
    if len(in_use(work)) == 1:
        raise refuse("last_question")
    work.session.add(Retired(number=number))


def bring_back(work: UnitOfWork, number: int) -> None:
    """Have a retired question come again."""
    if row := work.session.get(Retired, (work.workspace, number)):
        work.session.delete(row)

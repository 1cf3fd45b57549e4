"""A person's turn: the question that came up for them, and what becomes of it."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from rituals.autonomy import bank
from rituals.autonomy.choosing import longest_ago, next_question
from rituals.autonomy.parties import refuse
from rituals.autonomy.tables import ASKED, LET_BE, OPEN, PASSED, Answer, Had, Turn
from rituals.engine.ritual import Occurrence, Ritual
from storage.tables import Person
from storage.unit_of_work import UnitOfWork


def of_occurrence(work: UnitOfWork, occurrence: Occurrence) -> bool:
    """Tell whether the question of an occurrence has come up already."""
    turn = select(Turn.id).where(Turn.occurrence_id == occurrence.id).limit(1)
    return work.session.scalar(turn) is not None


def give(
    work: UnitOfWork, ritual: Ritual, occurrence: Occurrence, people: Sequence[str]
) -> Turn | None:
    """Give a leader a question for whoever was longest without one; None where there is nobody.

    Args:
        work: the unit of work.
        ritual: the leader's.
        occurrence: which time it is.
        people: who can be asked, in the order in which those come who never were.
    """
    before = work.session.scalars(
        select(Turn.person).where(Turn.ritual_id == ritual.id).order_by(Turn.id)
    )
    person = longest_ago(people, before.all())
    if person is None:
        return None
    (turn,) = _begin(work, ritual, occurrence, [person], OPEN)
    assert ritual.owner is not None
    work.outbox.send("autonomy:prompt", turn.id, to=ritual.owner, topic=ritual.topic)
    return turn


def ask_all(
    work: UnitOfWork, ritual: Ritual, occurrence: Occurrence, people: Sequence[str]
) -> None:
    """Ask each of these people one question directly; those of before are closed."""
    _close_unanswered(work, ritual)
    for turn in _begin(work, ritual, occurrence, people, ASKED):
        work.outbox.send("autonomy:question", turn.id, to=turn.person, topic=ritual.topic)


def _close_unanswered(work: UnitOfWork, ritual: Ritual) -> None:
    """Let go what was asked on a channel's cadence before: one question at a time is enough."""
    asked = select(Turn).where(Turn.ritual_id == ritual.id, Turn.state.in_((ASKED, LET_BE)))
    # Held first: whoever answers at this very moment has answered.
    turns = work.session.scalars(asked.with_for_update()).all()
    answers = select(Answer.turn_id).join(Turn, Turn.id == Answer.turn_id)
    answered = set(work.session.scalars(answers.where(Turn.ritual_id == ritual.id)))
    for turn in turns:
        if turn.id not in answered:
            turn.state = PASSED
            work.outbox.refresh("autonomy:question", turn.id)


def pass_over(work: UnitOfWork, ritual: Ritual, unless: Collection[str] = ()) -> None:
    """Let go what a leader has not put to anybody: one question at a time is enough.

    Args:
        work: the unit of work.
        ritual: the leader's.
        unless: for whom it stays.
    """
    in_hand = select(Turn).where(Turn.ritual_id == ritual.id, Turn.state == OPEN)
    for turn in work.session.scalars(in_hand.where(Turn.person.not_in(unless))):
        turn.state = PASSED
        _show(work, turn)


def another(work: UnitOfWork, turn: Turn) -> None:
    """Take another question for the same person; the one passed over counts as had.

    Raises:
        Refusal: the bank holds no other.
    """
    questions = bank.in_use(work)
    history = _histories(work, [turn.person])[turn.person]
    number = next_question(questions, history, _seed(turn.occurrence_id, turn.person))
    if number is None or questions[number] == turn.text:
        raise refuse("no_other")
    turn.text = questions[number]
    work.keep(Had, person=turn.person, question=number)
    _show(work, turn)


def settle(work: UnitOfWork, turn: Turn, state: str) -> None:
    """Note that a leader put the question, or wants the person to be asked by the bot."""
    turn.state = state
    if state == ASKED:
        work.outbox.send("autonomy:handed", turn.id, to=turn.person)
    _show(work, turn)


def _begin(
    work: UnitOfWork, ritual: Ritual, occurrence: Occurrence, people: Sequence[str], state: str
) -> list[Turn]:
    questions = bank.in_use(work)
    begun = []
    for person, history in _histories(work, people).items():
        number = next_question(questions, history, _seed(occurrence.id, person))
        if number is None:
            continue
        turn = Turn(
            ritual_id=ritual.id,
            occurrence_id=occurrence.id,
            leader=ritual.owner,
            person=person,
            text=questions[number],
            state=state,
        )
        work.session.add_all([turn, Had(person=person, question=number)])
        begun.append(turn)
    work.flush()
    return begun


def _histories(work: UnitOfWork, people: Collection[str]) -> dict[str, list[int]]:
    """Return the numbers of the questions that came to each of these people, the latest last."""
    found: dict[str, list[int]] = {person: [] for person in people}
    # Two leaders may come to the same person at the same moment, in two workers.
    locked = select(Person.id).where(Person.id.in_(people)).order_by(Person.id)
    work.session.execute(locked.with_for_update()).all()
    had = select(Had.person, Had.question).where(Had.person.in_(people)).order_by(Had.id)
    for person, question in work.session.execute(had):
        found[person].append(question)
    return found


def _seed(occurrence: int, person: str) -> str:
    return f"{occurrence}/{person}"


def _show(work: UnitOfWork, turn: Turn) -> None:
    assert turn.leader is not None
    work.outbox.refresh("autonomy:prompt", turn.id, only=[turn.leader])

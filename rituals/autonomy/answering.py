"""Answering: who may be let read an answer, opening it later, withdrawing it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from rituals.autonomy.parties import refuse
from rituals.autonomy.tables import ASKED, Answer, Turn
from rituals.engine.call import Form
from rituals.words.templates import Words
from storage.outbox import DEAD, SKIPPED
from storage.unit_of_work import UnitOfWork

LEADER, ADVOCATE, BOTH, NOBODY = "leader", "advocate", "both", "nobody"
ANSWER_LENGTH = 3000
# The messages that show a question, and its answer, to the person who was asked.
TO_THE_ASKED = ("autonomy:question", "autonomy:handed")


@dataclass(frozen=True, slots=True)
class Readers:
    """Whom somebody lets read an answer; nobody as yet, when both are None."""

    leader: str | None = None
    advocate: str | None = None


def chosen(form: Form, turn: Turn) -> Readers:
    """Return whom a form names; what stands in a field that does not count is passed over.

    Args:
        form: what was filled in.
        turn: the question; where a leader asked it, that is the leader.
    """
    choice = form.text("readers")
    leader = (turn.leader or form.text("leader")) if choice in (LEADER, BOTH) else None
    advocate = form.text("advocate") if choice in (ADVOCATE, BOTH) else None
    return Readers(leader, advocate)


def check(work: UnitOfWork, form: Form, turn: Turn) -> dict[str, str]:
    """Return what is wrong with the readers that a form names, by field.

    Raises:
        NotLookedUp: somebody must be asked of Slack first.
    """
    said = Words("autonomy/answer_errors")
    if form.text("readers") not in (LEADER, ADVOCATE, BOTH, NOBODY):
        return {"readers": said.choose}
    readers = chosen(form, turn)
    errors = {}
    if readers.leader is not None and (why := _reader(work, readers.leader, turn.person)):
        errors["readers" if turn.leader else "leader"] = getattr(said, why)
    if readers.advocate is not None:
        is_leader = readers.advocate in (turn.leader, readers.leader)
        why = "is_leader" if readers.advocate and is_leader else ""
        if why := why or _reader(work, readers.advocate, turn.person):
            errors["advocate"] = getattr(said, why)
    return errors


def _reader(work: UnitOfWork, reader: str, author: str) -> str:
    if not reader:
        return "nobody_named"
    if reader == author:
        return "oneself"
    person = work.directory.people([reader])[reader]
    if person is not None and person.is_bot:
        return "bot"
    return "" if person and person.may_be_asked else "not_here"


def answer(work: UnitOfWork, turn: Turn, text: str, readers: Readers) -> None:
    """Keep an answer, and bring it to those who may read it."""
    kept = Answer(turn_id=turn.id, person=turn.person, text=text, thanked_by=[], given_at=work.now)
    turn.state = ASKED
    work.session.add(kept)
    work.flush()
    let_read(work, kept, readers)


def let_read(work: UnitOfWork, kept: Answer, readers: Readers) -> None:
    """Bring an answer that nobody reads as yet to those who may from now on."""
    kept.leader, kept.advocate = readers.leader, readers.advocate
    for reader in kept.readers:
        work.outbox.send("autonomy:answer", kept.id, to=reader)
    show_to_author(work, kept)


def withdraw(work: UnitOfWork, kept: Answer) -> None:
    """Delete an answer; its author may answer anew.

    Raises:
        Refusal: somebody has it already.
    """
    # Whoever takes it to Slack at this moment has it first.
    work.outbox.hold("autonomy:answer", kept.id)
    if not nobody_has(work, kept):
        raise refuse("has_it", answer=kept)
    work.session.delete(kept)
    work.leave_no_trace()
    work.flush()
    show_to_author(work, kept)


def nobody_has(work: UnitOfWork, kept: Answer) -> bool:
    """Tell whether an answer has reached none of its readers."""
    states = work.outbox.states("autonomy:answer", kept.id)
    return all(
        states.get(reader) in (None, SKIPPED, DEAD)
        or work.outbox.is_waiting(["autonomy:answer"], kept.id, reader)
        for reader in kept.readers
    )


def kept_for_oneself(work: UnitOfWork, person: str) -> list[Answer]:
    """Return what somebody answered and lets nobody read as yet, the newest first."""
    return list(
        work.session.scalars(
            select(Answer)
            .where(Answer.person == person, Answer.leader.is_(None), Answer.advocate.is_(None))
            .order_by(Answer.id.desc())
        )
    )


def last_readers(work: UnitOfWork, person: str) -> Readers:
    """Return whom somebody last named as leader and as advocate, to be offered again."""

    def last(column: InstrumentedAttribute[str | None]) -> str | None:
        said = select(column).where(Answer.person == person, column.is_not(None))
        return work.session.scalar(said.order_by(Answer.id.desc()).limit(1))

    return Readers(last(Answer.leader), last(Answer.advocate))


def show_to_author(work: UnitOfWork, kept: Answer) -> None:
    """Write the message anew in which somebody sees what they answered, and who has it."""
    for kind in TO_THE_ASKED:
        work.outbox.refresh(kind, kept.turn_id, only=[kept.person])

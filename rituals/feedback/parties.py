"""Who is party to feedback, read from the records and never from what a payload claims.

Whoever is not party gets the same words as for something that does not exist.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from rituals.engine.call import Call
from rituals.feedback.feature import feature
from rituals.feedback.tables import Answer, Asked, FeedbackRequest
from storage.unit_of_work import UnitOfWork

refuse = feature.refuse

# All of one length, so that SQLite overwrites them in place: a row that moves within its page
# would tell in which order people answered.
WAITING, ANSWERED, DECLINED = "waiting", "replied", "refused"
LET_OFF, UNREACHABLE = "let off", "unfound"

# The messages that show somebody who was asked where the request stands with them.
TO_THE_ASKED = ("feedback:asked", "feedback:form", "feedback:reminder", "feedback:later")

# The messages that bring somebody an answer, asked for or not.
TO_THE_RECEIVER = ("feedback:answer", "feedback:unasked")


def request_of_asker(work: UnitOfWork, request_id: int, person: str) -> FeedbackRequest:
    """Return a request for whoever made it.

    Raises:
        Refusal: there is none of that number that this person made.
    """
    request = work.session.scalar(
        select(FeedbackRequest)
        .where(FeedbackRequest.id == request_id, FeedbackRequest.asker == person)
        .with_for_update()
    )
    if request is None:
        raise refuse("not_there")
    return request


def asked(work: UnitOfWork, request_id: int, person: str) -> tuple[FeedbackRequest, Asked]:
    """Return an open request and where it stands with somebody who was asked.

    Raises:
        Refusal: this person was not asked, was let off, or the request is closed.
    """
    found = work.session.execute(
        select(FeedbackRequest, Asked)
        .join(Asked, Asked.request_id == FeedbackRequest.id)
        .where(FeedbackRequest.id == request_id, Asked.person == person)
        .with_for_update()
    ).one_or_none()
    if found is None:
        raise refuse("not_there")
    request, row = found
    if not request.is_open:
        raise refuse("closed", request=request, zone=work.directory.zone(person) or "UTC")
    if row.state == LET_OFF:
        raise refuse("let_off", request=request)
    return request, row


def received(work: UnitOfWork, answer_id: int, person: str) -> Answer:
    """Return a named answer for whoever received it.

    Raises:
        Refusal: there is none of that number for this person, or it was withdrawn.
    """
    answer = work.session.scalar(
        select(Answer).where(Answer.id == answer_id, Answer.receiver == person).with_for_update()
    )
    if answer is None:
        raise refuse("not_there")
    if answer.is_withdrawn:
        raise refuse("withdrawn")
    return answer


def given(work: UnitOfWork, answer_id: int, person: str) -> Answer:
    """Return a named answer for whoever gave it.

    Raises:
        Refusal: there is none of that number that this person gave.
    """
    answer = work.session.scalar(
        select(Answer).where(Answer.id == answer_id, Answer.giver == person).with_for_update()
    )
    if answer is None:
        raise refuse("not_there")
    return answer


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request stands with everybody who was asked: people's ids by their state."""

    by_state: dict[str, list[str]]

    def __getitem__(self, state: str) -> list[str]:
        return self.by_state.get(state, [])

    @property
    def everybody(self) -> list[str]:
        """All who were asked and not let off."""
        return [p for state, people in self.by_state.items() if state != LET_OFF for p in people]


def standing(work: UnitOfWork, request: FeedbackRequest) -> Standing:
    """Return where a request stands with everybody; people in the order of their ids."""
    rows = work.session.scalars(
        select(Asked).where(Asked.request_id == request.id).order_by(Asked.person)
    )
    by_state: dict[str, list[str]] = {}
    for row in rows:
        by_state.setdefault(row.state, []).append(row.person)
    return Standing(by_state)


def answer_count(work: UnitOfWork, request: FeedbackRequest) -> int:
    """Return how many people have answered."""
    count = select(func.count()).where(
        Asked.request_id == request.id,
        Asked.state == ANSWERED,
        Asked.workspace_id == work.workspace,
    )
    return work.session.scalar(count) or 0


def own_message(call: Call, work: UnitOfWork) -> bool:
    """Tell whether the pressed button stands in a message that the bot wrote to this person."""
    if call.place is None:
        return False
    message = work.outbox.standing_at(call.place)
    return message is not None and message.recipient == call.person

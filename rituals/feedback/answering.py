"""Answering: giving, editing and withdrawing, under one's name or without it."""

from collections.abc import Mapping

from sqlalchemy import select

from rituals.engine import sealing
from rituals.feedback import anonymity
from rituals.feedback.parties import ANSWERED, TO_THE_ASKED, TO_THE_RECEIVER, WAITING, refuse
from rituals.feedback.tables import Answer, Asked, FeedbackRequest
from storage.unit_of_work import UnitOfWork


def written_before(
    work: UnitOfWork, request: FeedbackRequest, asked: Asked, key: str
) -> Mapping[str, str]:
    """Return what the person has written already, to be edited; empty at the first time.

    Raises:
        Refusal: the person answered without a name, and this message does not hold the key.
    """
    if not request.is_anonymous:
        answer = named_answer(work, request, asked.person)
        return dict(answer.boxes) if answer else {}
    sealed = sealing.find(anonymity.load(work, request.id), key)
    if sealed is None and asked.state == ANSWERED:
        raise refuse("other_message")
    return dict(sealed["boxes"]) if sealed else {}


def answer(
    work: UnitOfWork, request: FeedbackRequest, asked: Asked, key: str, boxes: Mapping[str, str]
) -> None:
    """Keep an answer, new or edited.

    Raises:
        Refusal: as in `written_before`.
    """
    before = written_before(work, request, asked, key)
    if request.is_anonymous:
        sealed = anonymity.load(work, request.id)
        anonymity.store(work, request.id, anonymity.put(sealed, key, boxes))
    else:
        _answer_by_name(work, request, asked.person, boxes, is_edit=bool(before))
    if asked.state != ANSWERED:
        asked.state = ANSWERED
        _tell_parties(work, request, asked.person)


def withdraw(work: UnitOfWork, request: FeedbackRequest, asked: Asked, key: str) -> None:
    """Take an answer back; nothing of it is kept, and the person may answer again.

    Raises:
        Refusal: as in `written_before`.
    """
    if not written_before(work, request, asked, key):
        return
    if request.is_anonymous:
        anonymity.store(work, request.id, sealing.remove(anonymity.load(work, request.id), key))
    elif kept := named_answer(work, request, asked.person):
        clear(work, kept)
    asked.state = WAITING
    _tell_parties(work, request, asked.person)


def clear(work: UnitOfWork, kept: Answer) -> None:
    """Empty a named answer that its giver takes back, wherever it was shown."""
    kept.boxes, kept.useful, kept.reflection = {}, [], ""
    work.leave_no_trace()
    for kind in TO_THE_RECEIVER:
        work.outbox.refresh(kind, kept.id)


def named_answer(work: UnitOfWork, request: FeedbackRequest, giver: str) -> Answer | None:
    """Return what somebody answered under their name."""
    return work.session.scalar(
        select(Answer).where(Answer.request_id == request.id, Answer.giver == giver)
    )


def _answer_by_name(
    work: UnitOfWork,
    request: FeedbackRequest,
    giver: str,
    boxes: Mapping[str, str],
    *,
    is_edit: bool,
) -> None:
    kept = named_answer(work, request, giver)
    if kept is None:
        kept = Answer(
            request_id=request.id, giver=giver, receiver=request.asker, form=request.form, useful=[]
        )
        work.session.add(kept)
    kept.boxes, kept.given_at, kept.is_edited = dict(boxes), work.now, is_edit
    if is_edit:
        work.leave_no_trace()
    else:
        kept.is_thanked = False
    work.session.flush()
    work.outbox.send("feedback:answer", kept.id, to=request.asker)
    work.outbox.refresh("feedback:answer", kept.id)


def _tell_parties(work: UnitOfWork, request: FeedbackRequest, person: str) -> None:
    work.outbox.refresh("feedback:status", request.id)
    # An anonymous giver's own message holds the key, which no table may: the edge rewrites it.
    if not request.is_anonymous:
        for kind in TO_THE_ASKED:
            work.outbox.refresh(kind, request.id, only=[person])

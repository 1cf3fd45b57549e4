"""Anonymous answers: kept so that a copy of the database does not tell who wrote which.

All answers to a request stand in one row, sealed as `rituals/engine/sealing` says.
"""

from collections.abc import Mapping
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from rituals.engine import sealing
from rituals.engine.sealing import Sealed
from rituals.feedback.tables import AnonymousAnswers
from storage.unit_of_work import UnitOfWork


def put(sealed: list[Sealed], key: str, boxes: Mapping[str, str]) -> list[Sealed]:
    """Return the answers with this one among them, new or in place of what it was."""
    return sealing.put(sealed, key, {"boxes": dict(sorted(boxes.items())), "useful": []})


def line_name(answer: Sealed, box: str) -> str:
    """Return the name of one box of one answer, which tells nothing of the other boxes.

    Lines are shown in the order of these names, so that each group is shuffled in a way of its
    own and stays as it is from one look to the next.
    """
    return blake2b(f"{answer['digest']}/{box}".encode(), digest_size=8).hexdigest()


def load(work: UnitOfWork, request_id: int) -> list[Sealed]:
    """Return the answers to a request; on PostgreSQL nobody else changes them meanwhile."""
    row = _row(work, request_id)
    return list(row.answers) if row else []


def store(work: UnitOfWork, request_id: int, sealed: list[Sealed]) -> None:
    """Keep the answers to a request, and leave no order behind."""
    row = _row(work, request_id)
    if row is None:
        work.session.add(AnonymousAnswers(request_id=request_id, answers=sealed))
    else:
        row.answers = sealed
        flag_modified(row, "answers")
    work.leave_no_trace()


def destroy(work: UnitOfWork, request_id: int) -> None:
    """Delete the answers to a request, because nobody may ever read them."""
    row = _row(work, request_id)
    if row is not None:
        work.session.delete(row)
    work.leave_no_trace()


def _row(work: UnitOfWork, request_id: int) -> AnonymousAnswers | None:
    return work.session.scalar(
        select(AnonymousAnswers).where(AnonymousAnswers.request_id == request_id).with_for_update()
    )

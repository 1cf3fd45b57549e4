"""Anonymous answers: kept so that a copy of the database does not tell who wrote which.

All answers to a request stand in one row, ordered by the digests of random keys, and the row is
written anew with each answer: it is the same whatever the order in which they came. A key exists
only in the giver's own message in Slack; whoever holds it may edit or withdraw that answer.
"""

import secrets
from collections.abc import Mapping
from hashlib import blake2b, sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from rituals.feedback.tables import AnonymousAnswers
from storage.unit_of_work import UnitOfWork

Sealed = dict[str, Any]


def new_key() -> str:
    """Return a random key for one answer, to be kept nowhere but in the giver's message."""
    return secrets.token_urlsafe(24)


def find(sealed: list[Sealed], key: str) -> Sealed | None:
    """Return the answer that belongs to a key."""
    digest = _digest(key)
    return next((each for each in sealed if each["digest"] == digest), None)


def put(sealed: list[Sealed], key: str, boxes: Mapping[str, str]) -> list[Sealed]:
    """Return the answers with this one among them, new or in place of what it was."""
    others = [each for each in sealed if each["digest"] != _digest(key)]
    answer = {"digest": _digest(key), "boxes": dict(sorted(boxes.items())), "useful": []}
    return sorted([*others, answer], key=lambda each: str(each["digest"]))


def remove(sealed: list[Sealed], key: str) -> list[Sealed]:
    """Return the answers without the one that belongs to a key."""
    return [each for each in sealed if each["digest"] != _digest(key)]


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


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()

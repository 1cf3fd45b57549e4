"""Anonymous answers, sealed: each under the digest of a random key, in the order of the digests.

A key exists only in the author's own message in Slack; whoever holds it may edit or withdraw that
answer. All answers to one thing are kept together and written anew with each, so that what is
kept is the same whatever the order in which they came, and nothing tells who wrote which.
"""

import secrets
from hashlib import sha256
from typing import Any

from rituals.engine.call import MOST

Sealed = dict[str, Any]


def new_key() -> str:
    """Return a random key for one answer, to be kept nowhere but in its author's message."""
    return secrets.token_urlsafe(24)


def find(sealed: list[Sealed], key: str) -> Sealed | None:
    """Return the answer that belongs to a key."""
    digest = digest_of(key)
    return next((each for each in sealed if each["digest"] == digest), None)


def put(sealed: list[Sealed], key: str, answer: Sealed) -> list[Sealed]:
    """Return the answers with this one among them, new or in place of what it was."""
    others = remove(sealed, key)
    return sorted(
        [*others, {"digest": digest_of(key)} | answer], key=lambda each: str(each["digest"])
    )


def remove(sealed: list[Sealed], key: str) -> list[Sealed]:
    """Return the answers without the one that belongs to a key."""
    return [each for each in sealed if each["digest"] != digest_of(key)]


def digest_of(key: str) -> str:
    """Return what is kept of a key: enough to know it again, and not to find it."""
    return sha256(key.encode()).hexdigest()


def by_lot() -> int:
    """Return a number that tells nothing; one that is counted tells what came before and after."""
    return 1 + secrets.randbelow(MOST)

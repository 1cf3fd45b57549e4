"""Identifiers in Slack's forms: a letter for the kind, then capitals and digits."""

from __future__ import annotations

import itertools
import secrets

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Identifiers:
    """Fresh identifiers, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def next(self, kind: str) -> str:
        """Give a new identifier.

        Args:
            kind: the leading letters, such as `D`, `F`, `V` or `Ev`.
        """
        number, digits = next(self._numbers), ""
        while number:
            number, rest = divmod(number, len(_ALPHABET))
            digits = _ALPHABET[rest] + digits
        return f"{kind}{digits.rjust(9, '0')}"


def random_block_id() -> str:
    """Give the short random id that Slack puts on a block or element that came without one."""
    return secrets.token_urlsafe(4)[:5]


def secret(prefix: str) -> str:
    """Give an unguessable word.

    Args:
        prefix: what stands before the random part, such as `xoxb-`.
    """
    return prefix + secrets.token_hex(16)

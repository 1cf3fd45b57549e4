"""Faults on demand: answers that get lost, servers that fail, replies that take long."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_AFTER = ("lost_answer", "slow")
"""Kinds that strike after the call has had its effect, unless told otherwise."""


@dataclass
class Fault:
    """Something that goes wrong with a call.

    Args:
        method: the Web API method; `*` for all, `upload` for a file's bytes, `response_url`.
        kind: `lost_answer` (the connection is reset before the reply), `reset` (the same, but
            before anything happened), `429` (with Retry-After), any other status such as `500`,
            `slow` (the reply takes `delay` seconds), `ratelimited_body` (status 200 with the
            error in the body), `garbage` (status 200, no JSON); anything else is answered as
            Slack's own error code, such as `service_unavailable`.
        times: how often it strikes; None for always.
        retry_after: seconds named in the header of a 429.
        workspace: only in the workspace of this id; None for all.
        probability: of striking at each call, 0 to 1.
        before_effect: whether the call fails before it did anything; by kind when None.
        delay: seconds that a slow reply takes.
    """

    method: str
    kind: str
    times: int | None = 1
    retry_after: int = 1
    workspace: str | None = None
    probability: float = 1.0
    before_effect: bool | None = None
    delay: float = 1.0

    @property
    def strikes_first(self) -> bool:
        """Whether the call has no effect."""
        return self.kind not in _AFTER if self.before_effect is None else self.before_effect


class Faults:
    """The faults that wait for their calls.

    Args:
        seed: of the dice, so that a run can be repeated.
    """

    def __init__(self, seed: int = 1) -> None:
        self._waiting: list[Fault] = []
        self._dice = random.Random(seed)  # noqa: S311 - dice, not secrets

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._waiting)

    def add(
        self,
        *,
        method: str,
        kind: str,
        times: int | None = 1,
        retry_after: int = 1,
        workspace: str | None = None,
        probability: float = 1.0,
        before_effect: bool | None = None,
        delay: float = 1.0,
    ) -> Fault:
        """Let something go wrong; see `Fault` for the arguments."""
        fault = Fault(
            method, kind, times, retry_after, workspace, probability, before_effect, delay
        )
        self._waiting.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Take a fault back; one that is used up is gone already."""
        if fault in self._waiting:
            self._waiting.remove(fault)

    def clear(self) -> None:
        """Take all faults back."""
        self._waiting.clear()

    def strike(self, method: str, workspace: str | None) -> Fault | None:
        """Give the fault that hits this call, or None.

        Args:
            method: the Web API method that was called.
            workspace: the id of the caller's workspace, or None.
        """
        for fault in self._waiting:
            fits = fault.method in ("*", method) and fault.workspace in (None, workspace)
            if fits and self._dice.random() < fault.probability:
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                return fault
        return None

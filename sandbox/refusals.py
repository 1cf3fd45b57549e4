"""How Slack says no."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.shapes import Json


class Refusal(Exception):
    """A call that Slack answers with `ok: false`.

    Args:
        code: Slack's error code.
        messages: lines for `response_metadata.messages`, each with its level.
        extra: further fields of the answer.
    """

    def __init__(self, code: str, messages: Iterable[str] = (), **extra: object) -> None:
        super().__init__(code)
        self.code = code
        self.messages = list(messages)
        self.extra = extra

    def to_api(self) -> Json:
        """Give the answer's body."""
        body: Json = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            body["response_metadata"] = {"messages": self.messages}
        return body


def invalid_arguments(*words: str) -> Refusal:
    """Make the refusal of arguments that do not fit.

    Args:
        words: one line for each finding, without its level.
    """
    return Refusal("invalid_arguments", [f"[ERROR] {line}" for line in words])

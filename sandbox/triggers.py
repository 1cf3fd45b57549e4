"""Trigger ids: permission to open one modal, for a moment."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sandbox.identifiers import Identifiers, secret

LIFETIME = 3.0
"""Seconds of real time (docs.slack.dev/interactivity/handling-user-interaction, "trigger_id")."""


class TriggerError(Exception):
    """A trigger that cannot be spent; its text is Slack's error code."""


@dataclass
class Trigger:
    """What a trigger id stands for.

    Args:
        team_id: the workspace in which somebody acted.
        user_id: who acted.
        conversation: where, or None.
        view_id: the modal in which they acted, or None.
    """

    team_id: str
    user_id: str
    conversation: str | None
    view_id: str | None
    born: float
    spent: bool = False


class Triggers:
    """All trigger ids handed out so far.

    Args:
        identifiers: where their first part comes from.
    """

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self.lifetime = LIFETIME
        self._known: dict[str, Trigger] = {}

    def issue(
        self,
        team_id: str,
        user_id: str,
        conversation: str | None = None,
        view_id: str | None = None,
    ) -> str:
        """Make a trigger id for something that somebody just did; see `Trigger`."""
        name = secret(self._identifiers.next("") + ".")
        self._known[name] = Trigger(team_id, user_id, conversation, view_id, time.monotonic())
        return name

    def spend(self, name: str, team_id: str) -> Trigger:
        """Exchange a trigger id, which works once.

        Args:
            name: as the payload carried it.
            team_id: the workspace of the token that spends it.

        Raises:
            TriggerError: with the code that `views.open` gives for it.
        """
        trigger = self._known.get(name)
        if trigger is None or trigger.team_id != team_id:
            raise TriggerError("invalid_trigger_id")
        if trigger.spent:
            raise TriggerError("exchanged_trigger_id")
        if time.monotonic() - trigger.born > self.lifetime:
            raise TriggerError("expired_trigger_id")
        trigger.spent = True
        return trigger

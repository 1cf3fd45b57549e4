"""Modals and Home tabs, and what one person has open."""

from __future__ import annotations

import copy
import itertools
from dataclasses import dataclass, field

from sandbox.blocks import taken_in
from sandbox.shapes import Json
from sandbox.view_state import STATE_KEYS, Typed, initial_entry, state_of

STACK_DEPTH = 3
"""Modals on top of each other (docs.slack.dev/surfaces/modals, "up to three views")."""


@dataclass
class View:
    """A modal or a Home tab of one person.

    Args:
        id: `V…`.
        user_id: whose screen it is on.
        content: the view as the app sent it, with its blocks taken in.
        hash: changes with every update.
        root_id: the lowest view of the stack.
        previous_id: the view below, or None.
        conversation: where it was opened, or None.
        typed: what was typed or chosen so far.
    """

    id: str
    team_id: str
    user_id: str
    bot_id: str
    app_id: str
    content: Json
    hash: str = ""
    root_id: str = ""
    previous_id: str | None = None
    conversation: str | None = None
    typed: Typed = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        """Its blocks as stored."""
        blocks: list[Json] = self.content["blocks"]
        return blocks

    @property
    def external_id(self) -> str:
        """The app's own name for it, or nothing."""
        return self.content.get("external_id") or ""

    @property
    def values(self) -> Json:
        """Its state: what every input holds at present."""
        return state_of(self.blocks, self.typed, self.conversation)

    def replace(self, content: Json) -> None:
        """Take a new content; what was typed stays where block and action ids are the same.

        Args:
            content: the new view as the app sent it.
        """
        before = self.values
        self.content = copy.deepcopy(content) | {"blocks": taken_in(content["blocks"])}
        kept: Typed = {}
        for block in self.blocks:
            if block["type"] == "input":
                name = (block["block_id"], block["element"]["action_id"])
                entry = before.get(name[0], {}).get(name[1])
                if entry and entry["type"] == block["element"]["type"]:
                    kept[name] = entry
        self.typed = kept

    def fill_in(self, state: Json) -> None:
        """Take what somebody typed.

        Args:
            state: entries by block id and action id, as in `state.values`.
        """
        for block_id, entries in state.items():
            for action_id, entry in entries.items():
                self.typed[(block_id, action_id)] = entry

    def to_api(self) -> Json:
        """Give the view object that payloads and `views.*` answers carry."""
        content = self.content
        view: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "type": content["type"],
            "blocks": copy.deepcopy(self.blocks),
            "private_metadata": content.get("private_metadata") or "",
            "callback_id": content.get("callback_id") or "",
            "state": {"values": copy.deepcopy(self.values)},
            "hash": self.hash,
            "title": content.get("title"),
            "clear_on_close": bool(content.get("clear_on_close")),
            "notify_on_close": bool(content.get("notify_on_close")),
            "close": content.get("close"),
            "submit": content.get("submit"),
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id or self.id,
            "app_id": self.app_id,
            "external_id": self.external_id,
            "app_installed_team_id": self.team_id,
            "bot_id": self.bot_id,
        }
        if view["title"] is None:
            view["title"] = {"type": "plain_text", "text": "View Title", "emoji": True}
        return view

    def entry(self, block_id: str, element: Json) -> Json | None:
        """Give what an element holds, or None for an element without a state."""
        if element["type"] not in STATE_KEYS:
            return None
        name = (block_id, element["action_id"])
        return self.typed.get(name) or initial_entry(element, self.conversation)


@dataclass
class Notice:
    """What Slack itself tells a person, such as that an app did not answer."""

    id: str
    text: str


class Screen:
    """What one person sees besides the messages: modals, Home, notices, what is read."""

    def __init__(self) -> None:
        self.stack: list[View] = []
        self.home: View | None = None
        self.errors: dict[str, str] = {}
        self.notices: list[Notice] = []
        self.read: dict[str, float] = {}
        self._numbers = itertools.count(1)

    def view(self, view_id: str) -> View | None:
        """Give an open modal or the Home tab by its id; `home` names the latter."""
        if self.home and view_id in ("home", self.home.id):
            return self.home
        return next((view for view in self.stack if view.id == view_id), None)

    def notice(self, text: str) -> None:
        """Show a line from Slack itself."""
        self.notices.append(Notice(f"n{next(self._numbers)}", text))

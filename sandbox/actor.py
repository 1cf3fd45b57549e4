"""What one person does in a workspace."""

from __future__ import annotations

from typing import Any

from sandbox import presses, submissions, typed_text
from sandbox.answers import reply
from sandbox.delivery import Delivery
from sandbox.notices import NotPossible, explain
from sandbox.payloads import command, global_shortcut, message_shortcut
from sandbox.posting import post_as_person
from sandbox.reacting import add_reaction, remove_reaction
from sandbox.refusals import Refusal
from sandbox.shapes import Json
from sandbox.sight import Sight


class Actor(Sight):
    """One person at the keyboard.

    Args:
        workspace: in which they act.
        user_id: who they are.
    """

    async def command(self, name: str, text: str = "", channel: str | None = None) -> Delivery:
        """Type a slash command.

        Args:
            name: with its slash.
            text: what follows; `@noor` and `#design` may stand in it.
            channel: where it is typed, the direct messages with the app when None.
        """
        declared = self._host.manifest.command(name)
        if declared is None or not self.workspace.installed:
            raise NotPossible(f"{name} is not a valid command.")
        place = self.channel(channel) if channel else self._direct()
        escape = bool(declared.get("should_escape"))
        words = typed_text.in_command(self.workspace, text.strip(), escape=escape)
        payload = command(self.workspace, self.person, place, name, words)
        delivery = await self._host.courier.carry(self.workspace.id, "command", payload)
        if delivery.ok and delivery.body not in (None, "", {}):
            try:
                reply(self.workspace, place.id, self.person.id, delivery.body)
            except Refusal as refusal:
                delivery.refuse(refusal)
        return explain(self.screen, delivery, name, self._host.changed)

    async def global_shortcut(self, callback_id: str) -> Delivery:
        """Use a shortcut from the search box.

        Args:
            callback_id: as the manifest declares it.
        """
        self._declared("global", callback_id)
        payload = global_shortcut(self.workspace, self.person, callback_id)
        return await self.interact(payload, "the shortcut")

    async def message_shortcut(self, callback_id: str, channel: str, ts: str) -> Delivery:
        """Use a shortcut on a message.

        Args:
            callback_id: as the manifest declares it.
            channel: the message's conversation.
            ts: of the message.
        """
        self._declared("message", callback_id)
        place, message = self.message(channel, ts)
        payload = message_shortcut(self.workspace, self.person, place, message, callback_id)
        return await self.interact(payload, "the shortcut")

    async def press(
        self,
        channel: str,
        ts: str,
        action_id: str,
        value: str | None = None,
        block_id: str | None = None,
        selected: Any = None,
    ) -> Delivery:
        """Press a button, or choose in a menu, of a message.

        Args:
            channel: the message's conversation.
            ts: of the message.
            action_id: of the element.
            value: a forged value for a button; for other elements the same as `selected`.
            block_id: of its block, where the action id alone is not enough.
            selected: what is chosen, as a plain value; see `entry_for`.
        """
        place, message = self.message(channel, ts)
        names = (action_id, block_id)
        return await presses.in_message(self, place, message, names, value, selected)

    async def press_in_view(
        self,
        view_id: str,
        action_id: str,
        value: str | None = None,
        block_id: str | None = None,
        selected: Any = None,
    ) -> Delivery:
        """Press a button, or choose in a menu, of an open modal or of Home.

        Args:
            view_id: of the modal, or `home`.
            action_id: of the element.
            value: a forged value for a button; for other elements the same as `selected`.
            block_id: of its block, where the action id alone is not enough.
            selected: what is chosen, as a plain value; see `entry_for`.
        """
        return await presses.in_view(
            self, self.view(view_id), (action_id, block_id), value, selected
        )

    async def submit(self, view_id: str, values: Json | None = None) -> Delivery:
        """Fill in and submit a modal.

        Args:
            view_id: of the modal.
            values: plain values by action id or by (block id, action id), or a whole state;
                other inputs keep what they hold.
        """
        return await submissions.submit(self, self.view(view_id), values or {})

    async def close_view(self, view_id: str) -> Delivery | None:
        """Close a modal; the app hears of it only if the view asks for that.

        Args:
            view_id: of the modal.
        """
        return await submissions.close(self, self.view(view_id))

    async def react(self, channel: str, ts: str, name: str) -> Delivery | None:
        """React to a message.

        Args:
            channel: the message's conversation.
            ts: of the message.
            name: of the emoji, without colons.
        """
        place, message = self.message(channel, ts)
        try:
            told = add_reaction(self.workspace, place, message, self.person.id, name)
        except Refusal:
            raise NotPossible(f"You have reacted with :{name}: already.") from None
        return await told if told else None

    async def unreact(self, channel: str, ts: str, name: str) -> Delivery | None:
        """Take a reaction back; see `react`."""
        place, message = self.message(channel, ts)
        try:
            told = remove_reaction(self.workspace, place, message, self.person.id, name)
        except Refusal:
            raise NotPossible(f"You have not reacted with :{name}:.") from None
        return await told if told else None

    async def say(self, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Write a message and give its timestamp.

        Args:
            channel: where.
            text: as typed.
            thread_ts: the thread's first message, or None.
        """
        place = self.channel(channel)
        if self.person.id not in place.members:
            raise NotPossible("You are not in this channel.")
        manifest = self._host.manifest
        closed = not manifest.messages_enabled or manifest.messages_read_only
        if place.kind == "im" and self.workspace.bot_user_id in place.members and closed:
            raise NotPossible("Sending messages to this app has been turned off.")
        words = typed_text.in_message(self.workspace, text)
        message, told = post_as_person(self.workspace, place, self.person, words, thread_ts)
        if told is not None:
            await told
        return message.ts

    async def open_home(self, tab: str = "home") -> Delivery | None:
        """Open the app's page.

        Args:
            tab: `home` or `messages`.
        """
        event: Json = {"type": "app_home_opened", "user": self.person.id, "tab": tab}
        event["channel"] = self._direct().id
        if tab == "home" and self.screen.home is not None:
            event["view"] = self.screen.home.to_api()
        told = self._host.events.emit(self.workspace, event)
        return await told if told else None

    async def options(self, view_id: str, action_id: str, typed: str = "") -> list[Json]:
        """Type into an external select and give the options that the app offers.

        Args:
            view_id: of the modal, or `home`.
            action_id: of the select.
            typed: so far.
        """
        return await presses.suggestions(self, self.view(view_id), action_id, typed)

    async def interact(self, payload: Json, what: str) -> Delivery:
        """Send an interaction and show what Slack would say of a failure.

        Args:
            payload: to send.
            what: the person did, for the words.
        """
        if not self._host.manifest.interactive:
            raise NotPossible("This app is not configured to handle interactive responses.")
        if not self.workspace.installed:
            raise NotPossible("This app is not installed any more.")
        delivery = await self._host.courier.carry(self.workspace.id, "interactive", payload)
        return explain(self.screen, delivery, what, self._host.changed)

    def _declared(self, kind: str, callback_id: str) -> None:
        if self._host.manifest.shortcut(kind, callback_id) is None:
            raise NotPossible(f"There is no {kind} shortcut {callback_id}.")

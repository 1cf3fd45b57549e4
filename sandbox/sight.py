"""What one person sees of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.channels import Channel
from sandbox.messages import Message
from sandbox.notices import NotPossible
from sandbox.shapes import Json
from sandbox.views import View

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


class Sight:
    """One person's eyes.

    Args:
        workspace: at which they look.
        user_id: who they are.
    """

    def __init__(self, workspace: Workspace, user_id: str) -> None:
        self.workspace = workspace
        self.person = workspace.person(user_id)
        self.screen = workspace.screen(user_id)
        self._host = workspace.host

    @property
    def modals(self) -> list[Json]:
        """The open modals, the one on top last."""
        return [view.to_api() for view in self.screen.stack]

    @property
    def modal(self) -> Json | None:
        """The modal on top, or None."""
        return self.screen.stack[-1].to_api() if self.screen.stack else None

    @property
    def home(self) -> Json | None:
        """The Home tab, or None when the app has published none."""
        return self.screen.home.to_api() if self.screen.home else None

    @property
    def errors(self) -> dict[str, str]:
        """What the last submission found wrong, by block id."""
        return dict(self.screen.errors)

    @property
    def notices(self) -> list[str]:
        """What Slack itself told this person."""
        return [notice.text for notice in self.screen.notices]

    @property
    def dm_channel(self) -> str:
        """The id of the direct messages with the app."""
        return self._direct().id

    @property
    def dm(self) -> list[Json]:
        """The direct messages with the app, oldest first."""
        return self.messages(self.dm_channel)

    def messages(self, channel: str, thread_ts: str | None = None) -> list[Json]:
        """Give what this person sees in a conversation, oldest first.

        Args:
            channel: by id or name.
            thread_ts: only this thread, its first message included.

        Returns:
            Message objects with `is_ephemeral` and `notified` (whom a mention in it notifies).
        """
        place = self.channel(channel)
        found = [m for m in place.log if m.shown_to(self.person.id)]
        if thread_ts is not None:
            found = [m for m in found if thread_ts in (m.ts, m.thread_ts)]
        return [self._seen(place, message) for message in found]

    def _seen(self, place: Channel, message: Message) -> Json:
        body = place.log.to_api(message, self._host.url)
        hidden = message.ephemeral_to is not None
        return body | {"is_ephemeral": hidden, "notified": list(message.notified)}

    @property
    def files(self) -> list[Json]:
        """The files this person can open: id, name, title, content, alt text, channels."""
        visible = {channel.id for channel in self.workspace.visible_to(self.person.id)}
        return [
            {
                "id": file.id,
                "name": file.name,
                "title": file.title or file.name,
                "content": file.content,
                "alt_txt": file.alt_text,
                "channels": list(file.channels),
            }
            for file in self.workspace.files.values()
            if file.completed and visible.intersection(file.channels)
        ]

    def channel(self, channel: str) -> Channel:
        """Give a conversation that this person can open, by id or name."""
        try:
            found = self.workspace.channel(channel)
        except KeyError:
            raise NotPossible(f"There is no channel {channel}.") from None
        if found not in self.workspace.visible_to(self.person.id):
            raise NotPossible(f"{self.person.name} cannot see {channel}.")
        return found

    def message(self, channel: str, ts: str) -> tuple[Channel, Message]:
        """Give a message that this person sees, with its conversation."""
        place = self.channel(channel)
        found = place.log.find(ts)
        if found is None or not found.shown_to(self.person.id):
            raise NotPossible("This message is not there any more.")
        return place, found

    def view(self, view_id: str) -> View:
        """Give an open modal, or Home for `home`."""
        found = self.screen.view(view_id)
        if found is None:
            raise NotPossible("This window is not open any more.")
        return found

    def _direct(self) -> Channel:
        return self.workspace.direct_with_bot(self.person.id)

"""Somebody in the workspace: what they do, and what they see."""

from typing import TYPE_CHECKING, Any

from sandbox import Delivery

if TYPE_CHECKING:
    from tests.world.world import World


class Somebody:
    """One person of a workspace."""

    def __init__(self, world: "World", team: str, user: str) -> None:
        self._world = world
        self.team, self.user = team, user
        self.actor = world.sandbox.as_person(team, user)

    # What they do

    def types(self, line: str, channel: str = "C0DESIGN") -> Delivery:
        """Type a slash command and return how the bot answered."""
        command, _, text = line.partition(" ")
        return self._world.do(self.actor.command(command, text, channel=channel))

    def says(self, text: str, channel: str = "C0DESIGN") -> str:
        return self._world.do(self.actor.say(channel, text))

    def uses(self, shortcut: str, on: tuple[str, str] | None = None) -> Delivery:
        if on:
            return self._world.do(self.actor.message_shortcut(shortcut, *on))
        return self._world.do(self.actor.global_shortcut(shortcut))

    def fills(self, **values: Any) -> dict[str, str]:
        """Fill in the form on top and submit it; return what it says is wrong."""
        modal = self.modal
        assert modal is not None, "no form is open"
        self._world.do(self.actor.submit(modal["id"], values))
        return dict(self.actor.errors)

    def asks(
        self,
        *people: str,
        about: str = "My talk on Tuesday",
        channel: str | None = None,
        anonymous: bool = False,
        **more: Any,
    ) -> dict[str, str]:
        """Ask for feedback by the command; return what the form says is wrong."""
        self.types("/feedback ask")
        values: dict[str, Any] = {"about": about, **more}
        values |= {"people": list(people)} if people else {}
        values |= {"channel": channel} if channel else {}
        values |= {"names": "anonymous"} if anonymous else {}
        errors = self.fills(**values)
        if not errors:
            self.closes()
        return errors

    def answers(self, *, by: str = "Give feedback", **boxes: str) -> dict[str, str]:
        """Press a button in the newest message that has it, and fill in the form it opens."""
        self.presses(by)
        return self.fills(**boxes)

    def closes(self) -> None:
        """Close whatever window is open."""
        while self.modal is not None:
            self._world.do(self.actor.close_view(self.modal["id"]))

    def reacts(
        self, message: dict[str, Any], name: str = "raised_hand", channel: str = "C0DESIGN"
    ) -> None:
        self._world.do(self.actor.react(channel, message["ts"], name))

    def takes_back(
        self, message: dict[str, Any], name: str = "raised_hand", channel: str = "C0DESIGN"
    ) -> None:
        self._world.do(self.actor.unreact(channel, message["ts"], name))

    def opens_home(self) -> str:
        self._world.do(self.actor.open_home())
        return words(self.actor.home)

    def presses(
        self, label: str, *, where: Any = None, channel: str | None = None, nth: int = 0
    ) -> Delivery:
        """Press a button by what stands on it, in the newest message that has one unless told."""
        if where in ("home", "modal"):
            view = self.actor.home if where == "home" else self.modal
            assert view is not None
            element, block = find_buttons(view["blocks"], label)[nth]
            return self._world.do(
                self.actor.press_in_view(
                    view["id"], element["action_id"], block_id=block["block_id"]
                )
            )
        message = where or self.message_with(label, channel)
        element, block = find_buttons(message["blocks"], label)[nth]
        return self._world.do(
            self.actor.press(
                channel or self.actor.dm_channel,
                message["ts"],
                element["action_id"],
                block_id=block.get("block_id"),
            )
        )

    def chooses(self, choice: str, beside: str) -> Delivery:
        """Choose from the menu of three dots beside a line of text."""
        for message in reversed(self.dm):
            for block in message.get("blocks", []):
                menu = block.get("accessory") or {}
                if menu.get("type") != "overflow" or beside not in words(block):
                    continue
                option = next(o for o in menu["options"] if o["text"]["text"] == choice)
                return self._world.do(
                    self.actor.press(
                        self.actor.dm_channel,
                        message["ts"],
                        menu["action_id"],
                        block_id=block["block_id"],
                        selected=option["value"],
                    )
                )
        raise AssertionError(f"no menu beside {beside!r}")

    # What they see

    @property
    def modal(self) -> dict[str, Any] | None:
        return self.actor.modal

    @property
    def dm(self) -> list[dict[str, Any]]:
        return self.actor.dm

    @property
    def dm_words(self) -> str:
        return "\n".join(words(message) for message in self.dm)

    @property
    def files(self) -> list[dict[str, Any]]:
        return self.actor.files

    @property
    def kept(self) -> list[dict[str, Any]]:
        """The messages that stay, without those that only say what came of a click."""
        return [message for message in self.dm if not message.get("is_ephemeral")]

    @property
    def last(self) -> dict[str, Any]:
        return self.kept[-1]

    def message_with(self, label: str, channel: str | None = None) -> dict[str, Any]:
        messages = self.actor.messages(channel) if channel else self.dm
        for message in reversed(messages):
            if find_buttons(message.get("blocks") or [], label):
                return message
        raise AssertionError(f"no button {label!r} for {self.user}: {words(messages)}")

    def in_channel(self, channel: str = "C0DESIGN") -> list[dict[str, Any]]:
        return self.actor.messages(channel)

    def told(self, channel: str | None = None) -> str:
        """What only this person sees, in the channel or in the conversation with the bot."""
        messages = self.actor.messages(channel or self.actor.dm_channel)
        return "\n".join(words(m) for m in messages if m.get("is_ephemeral"))


def labels(shown: dict[str, Any]) -> list[str]:
    """What stands on the buttons of a message or a view, in reading order."""
    found = []
    for block in shown.get("blocks") or []:
        for element in [*block.get("elements", []), block.get("accessory") or {}]:
            if element.get("type") == "button":
                found.append(element["text"]["text"])
    return found


def fields(view: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """The elements to fill in, by the name of their field."""
    assert view is not None, "no form is open"
    return {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}


def words(shown: Any) -> str:
    """All text in what is shown, in reading order."""
    if isinstance(shown, list):
        return "\n".join(filter(None, map(words, shown)))
    if not isinstance(shown, dict):
        return ""
    if isinstance(shown.get("text"), str) and "blocks" not in shown:
        return shown["text"]
    if shown.get("blocks"):
        return words(shown["blocks"])
    parts = [v for k, v in shown.items() if k not in ("metadata", "confirm", "state")]
    return "\n".join(filter(None, map(words, parts)))


def find_buttons(
    blocks: list[dict[str, Any]], label: str
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    found = []
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory") or {}]:
            text = element.get("text")
            if element.get("type") == "button" and isinstance(text, dict) and text["text"] == label:
                found.append((element, block))
    return found

"""Pressing buttons and choosing in menus, in messages and in views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.blocks import find_element
from sandbox.channels import Channel
from sandbox.delivery import Delivery
from sandbox.messages import Message
from sandbox.notices import NotPossible
from sandbox.payloads import message_action
from sandbox.shapes import Json
from sandbox.view_payloads import block_suggestion, view_action
from sandbox.view_state import STATE_KEYS, entry_for, options_of, state_of
from sandbox.views import View

if TYPE_CHECKING:
    from sandbox.actor import Actor

Names = tuple[str, str | None]
"""An action id, and a block id where it is known."""


def _found(blocks: list[Json], names: Names) -> tuple[Json, Json]:
    found = find_element(blocks, *names)
    if found is None:
        raise NotPossible(f"There is nothing called {names[0]} to press here.")
    return found


async def in_message(
    actor: Actor, channel: Channel, message: Message, names: Names, value: Any, selected: Any
) -> Delivery:
    """Press or choose in a message.

    Args:
        actor: who does.
        channel: the message's conversation.
        message: with the element.
        names: of the element.
        value: forged, for a button.
        selected: what is chosen elsewhere.
    """
    block, element = _found(message.blocks, names)
    action = _action(actor, block, element, value, selected)
    typed = message.typed.setdefault(actor.person.id, {})
    _keep(typed, block, element, action)
    values = state_of(message.blocks, typed)
    payload = message_action(actor.workspace, actor.person, channel, message, action, values)
    return await actor.interact(payload, "the button")


async def in_view(actor: Actor, view: View, names: Names, value: Any, selected: Any) -> Delivery:
    """Press or choose in a modal or in Home; see `in_message`."""
    block, element = _found(view.blocks, names)
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise NotPossible(f"{names[0]} stands in an input that sends no actions.")
    action = _action(actor, block, element, value, selected)
    _keep(view.typed, block, element, action)
    payload = view_action(actor.workspace, actor.person, view, action)
    return await actor.interact(payload, "the button")


def _action(actor: Actor, block: Json, element: Json, value: Any, selected: Any) -> Json:
    kind = element["type"]
    action: Json = {
        "type": kind,
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": actor.workspace.host.stamps.next(),
    }
    chosen = value if selected is None else selected
    if kind == "button":
        action["text"] = element["text"]
        action |= {key: element[key] for key in ("value", "url", "style") if key in element}
        return action if value is None else action | {"value": value}
    if kind == "overflow":
        return action | {"selected_option": _overflow(element, chosen)}
    if kind not in STATE_KEYS:
        raise NotPossible(f"A {kind} cannot be pressed.")
    try:
        entry = entry_for(element, chosen)
    except ValueError as wrong:
        raise NotPossible(str(wrong)) from None
    action |= {key: element[key] for key in ("placeholder",) if key in element}
    return action | entry


def _overflow(element: Json, chosen: Any) -> Json:
    if isinstance(chosen, dict):
        chosen = chosen.get("selected_option", chosen)
        chosen = chosen.get("value")
    for option in options_of(element):
        if chosen in (option.get("value"), option["text"]["text"]):
            return option
    raise NotPossible(f"{element['action_id']} has no option {chosen!r}.")


def _keep(typed: dict[tuple[str, str], Json], block: Json, element: Json, action: Json) -> None:
    key = STATE_KEYS.get(element["type"])
    if key is not None:
        entry = {"type": element["type"], key: action[key]}
        typed[(block["block_id"], element["action_id"])] = entry


async def suggestions(actor: Actor, view: View, action_id: str, typed: str) -> list[Json]:
    """Ask the app for the options of an external select.

    Args:
        actor: who types.
        view: with the element.
        action_id: of the element.
        typed: so far.
    """
    block, element = _found(view.blocks, (action_id, None))
    names = (block["block_id"], element["action_id"])
    payload = block_suggestion(actor.workspace, actor.person, view, names, typed)
    delivery = await actor.interact(payload, "the menu")
    body = delivery.body if isinstance(delivery.body, dict) else {}
    return options_of(body)

"""Submitted modals."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.edge import Edge
from handlers.errors import stale
from handlers.replies import errors_for_form, in_a_modal, start_follow_up
from rituals.engine.call import Call, Form


def attach(app: AsyncApp, edge: Edge) -> None:
    """Answer every submission: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload."""

    @app.view(re.compile("."))
    async def on_submission(
        ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handler = edge.registry.views.get(view["callback_id"])
        private = view.get("private_metadata")
        call = Call(
            body["team"]["id"],
            body["user"]["id"],
            edge.clock(),
            defaults=edge.defaults,
            form=Form(values(view)),
            value=private if isinstance(private, str) else "",
        )
        key = f"{view['id']}/{view.get('hash', '')}"
        outcome = stale()
        if handler is not None:
            outcome = await edge.run(handler, call, client, key, where=view["callback_id"])
        if errors := await errors_for_form(edge, call.workspace, outcome, view):
            await ack(response_action="errors", errors=errors)
        elif shown := outcome.opens or (outcome.says and in_a_modal(outcome.says)):
            await ack(response_action="update", view=shown)
        else:
            await ack()
        start_follow_up(edge, client, call, outcome)


def values(view: dict[str, Any]) -> dict[str, Any]:
    """Return what was filled in, by the block's id, whatever kind of element it was."""
    state = (view.get("state") or {}).get("values") or {}
    filled = {name: next(iter(elements.values())) for name, elements in state.items() if elements}
    return {name: _value(each) for name, each in filled.items() if isinstance(each, dict)}


# Where each kind of element says what was chosen or typed.
_CHOSEN = (
    "selected_users", "selected_user", "selected_conversations", "selected_conversation",
    "selected_channels", "selected_channel", "selected_date_time", "selected_date",
    "selected_time", "value",
)  # fmt: skip


def _value(element: dict[str, Any]) -> Any:
    if "selected_option" in element:
        return (element["selected_option"] or {}).get("value")
    if "selected_options" in element:
        return [each.get("value") for each in element["selected_options"] or []]
    return next((element[name] for name in _CHOSEN if name in element), None)

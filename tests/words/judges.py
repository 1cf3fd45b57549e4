"""Independent judges of blocks: the sandbox's, Slack's own models, and slackblocks."""

from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.views import View
from slackblocks import Block as StrictBlock

from sandbox.limits import message_findings, view_findings


def sandbox(payload: dict[str, Any]) -> list[str]:
    """What the sandbox would refuse."""
    return view_findings(payload) if "type" in payload else message_findings(payload["blocks"])


def slack(payload: dict[str, Any]) -> list[str]:
    """What Slack's own models would refuse."""
    found = []
    if "type" in payload:
        found += _refusal(View(**payload).validate_json)
    for block in payload["blocks"]:
        found += _refusal(SlackBlock.parse(block).validate_json)
    return found


def strict(payload: dict[str, Any]) -> list[str]:
    """What slackblocks would refuse of the blocks that it can read back."""
    found = []
    for block in payload["blocks"]:
        found += _refusal(lambda block=block: StrictBlock.from_dict(block))
    return found


def _refusal(check: Any) -> list[str]:
    try:
        check()
    except NotImplementedError:
        return []
    except (SlackObjectFormationError, ValueError, TypeError, KeyError) as refused:
        return [f"{type(refused).__name__}: {refused}"]
    return []

"""What Slack, or whatever stands before it, answered when a call failed."""

from slack_sdk.errors import SlackApiError


def name_of(error: SlackApiError) -> str:
    """Return Slack's word for what went wrong; empty where the answer was not Slack's own."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def status_of(error: SlackApiError) -> int:
    """Return the HTTP status; the SDK hands on a bare response where the body was not JSON."""
    response = error.response
    return int(getattr(response, "status_code", None) or getattr(response, "status", None) or 0)

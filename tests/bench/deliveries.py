"""What Slack delivers, signed: made before the clock runs."""

import itertools
import json
import time
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

SECRET = "a secret shared with nobody"
TOKEN = "xoxb-bench"
TEAM, PERSON, CHANNEL = "T0BENCH", "U0BENCH", "C0BENCH"
BOT_USER, BOT = "U0BOT", "B0BOT"

_numbers = itertools.count(time.time_ns())
_signer = SignatureVerifier(SECRET)


def workspace(number: int) -> tuple[str, str]:
    """Return the id of a workspace and the bot's token there; the first is that of all requests."""
    return (f"{TEAM}{number}", f"{TOKEN}-{number}-") if number else (TEAM, TOKEN)


def command(line: str) -> bytes:
    """Return a slash command: https://docs.slack.dev/interactivity/implementing-slash-commands."""
    word, _, text = line.partition(" ")
    trigger = _trigger()
    return _request(
        {
            "token": "nobody-reads-this-any-more",
            "team_id": TEAM,
            "team_domain": "bench",
            "channel_id": CHANNEL,
            "channel_name": "bench",
            "user_id": PERSON,
            "user_name": "somebody",
            "command": word,
            "text": text,
            "api_app_id": "A0BENCH",
            "is_enterprise_install": "false",
            "response_url": f"http://127.0.0.1/commands/{TEAM}/{trigger}",
            "trigger_id": trigger,
        }
    )


def click(action_id: str, value: str) -> bytes:
    """Return a press of a button in a message of the bot's.

    Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
    """
    trigger = _trigger()
    button = {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": "Press", "emoji": True},
        "value": value,
    }
    blocks = [
        {"type": "section", "block_id": "a", "text": {"type": "mrkdwn", "text": "Will you press?"}},
        {"type": "actions", "block_id": "b", "elements": [button]},
    ]
    payload = {
        "type": "block_actions",
        "user": {"id": PERSON, "username": "somebody", "name": "somebody", "team_id": TEAM},
        "api_app_id": "A0BENCH",
        "token": "nobody-reads-this-any-more",
        "container": {
            "type": "message",
            "message_ts": "1772528400.000100",
            "channel_id": CHANNEL,
            "is_ephemeral": False,
        },
        "trigger_id": trigger,
        "team": {"id": TEAM, "domain": "bench"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": CHANNEL, "name": "bench"},
        "message": {
            "bot_id": BOT,
            "type": "message",
            "text": "Will you press?",
            "user": BOT_USER,
            "ts": "1772528400.000100",
            "app_id": "A0BENCH",
            "team": TEAM,
            "blocks": blocks,
        },
        "state": {"values": {}},
        "response_url": f"http://127.0.0.1/actions/{TEAM}/{trigger}",
        "actions": [button | {"block_id": "b", "action_ts": "1772528400.000200"}],
    }
    return _request({"payload": json.dumps(payload)})


def submission(form: str, private: str, values: str, person: str) -> bytes:
    """Return a form as somebody submits it.

    Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload

    Args:
        form: its name.
        private: what it carries.
        values: by the name of each field the state of its element, as JSON.
        person: who submits it.
    """
    filled = json.loads(values)
    view = {
        "id": f"V{next(_numbers)}",
        "team_id": TEAM,
        "type": "modal",
        "blocks": [{"type": "input", "block_id": name} for name in filled],
        "private_metadata": private,
        "callback_id": form,
        "state": {"values": {name: {name: element} for name, element in filled.items()}},
        "hash": "1772528400.bench",
        "app_id": "A0BENCH",
        "bot_id": BOT,
    }
    payload = {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": person, "username": "somebody", "name": "somebody", "team_id": TEAM},
        "api_app_id": "A0BENCH",
        "token": "nobody-reads-this-any-more",
        "trigger_id": _trigger(),
        "view": view,
        "enterprise": None,
        "is_enterprise_install": False,
        "response_urls": [],
    }
    return _request({"payload": json.dumps(payload)})


def home_opened() -> bytes:
    """Return the event that somebody opened the Home tab."""
    body = {
        "token": "nobody-reads-this-any-more",
        "team_id": TEAM,
        "api_app_id": "A0BENCH",
        "event": {
            "type": "app_home_opened",
            "user": PERSON,
            "channel": "D0BENCH",
            "tab": "home",
            "event_ts": "1772528400.000300",
        },
        "type": "event_callback",
        "event_id": f"Ev{next(_numbers)}",
        "event_time": 1772528400,
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}
        ],
    }
    return _signed(json.dumps(body), "application/json")


def _trigger() -> str:
    return f"{next(_numbers)}.1772528400.bench"


def _request(form: dict[str, str]) -> bytes:
    return _signed(urlencode(form), "application/x-www-form-urlencoded")


def _signed(body: str, kind: str) -> bytes:
    """Return the whole HTTP request: https://docs.slack.dev/authentication/verifying-requests-from-slack."""
    now = str(int(time.time()))
    signature = _signer.generate_signature(timestamp=now, body=body)
    lines = [
        "POST /slack/events HTTP/1.1",
        "Host: 127.0.0.1",
        "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept: application/json,*/*",
        "Accept-Encoding: gzip,deflate",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body.encode())}",
        f"X-Slack-Request-Timestamp: {now}",
        f"X-Slack-Signature: {signature}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()

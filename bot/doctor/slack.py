"""Slack as it answers now: whether it can be reached, tokens, scopes, and its clock."""

from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.finding import Finding, Mark, in_words
from bot.installations import client
from bot.manifest import OPTIONAL_SCOPES, SCOPES
from handlers.slack_errors import name_of, status_of
from rituals.cadence.clock import Clock

SECONDS_FOR_AN_ANSWER = 10
NOTICED = timedelta(seconds=60)
# Beyond it signed deliveries are refused, on either side:
# https://docs.slack.dev/authentication/verifying-requests-from-slack
REFUSED = timedelta(minutes=5)
# These are no judgement of a token.
_PASSING = {
    "internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org",
    "ratelimited", "rate_limited",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of one call.

    Args:
        refusal: why it was refused, in Slack's own word; empty where it was not.
        failure: why nothing is known, such as a status; empty where something is.
        headers: of the answer; none where Slack was not reached.
    """

    refusal: str = ""
    failure: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


async def examine(
    api_url: str, bot_token: SecretStr | None, app_token: SecretStr | None, clock: Clock
) -> list[Finding]:
    """Ask Slack.

    Args:
        api_url: the Web API's address.
        bot_token: the bot's; None where it is not set, or malformed.
        app_token: the same for the app's.
        clock: this machine's.
    """
    timeout = aiohttp.ClientTimeout(SECONDS_FOR_AN_ANSWER)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        anybody = client(session, api_url)
        answer = await _ask(anybody.api_test())
        if answer.failure:
            return [_unreachable(api_url, answer.failure)]
        findings = [
            Finding(Mark.OK, "Slack", f"answers at {api_url}."),
            clock_finding(answer.headers.get("Date"), clock()),
        ]
        if bot_token:
            bot = client(session, api_url, bot_token.get_secret_value())
            findings += _of_bot(await _ask(bot.auth_test()))
        if app_token:
            findings.append(_of_app(await _open_connection(anybody, app_token)))
        return findings


async def _open_connection(web: AsyncWebClient, token: SecretStr) -> Answer:
    """Ask for the address of a socket, and leave it; nothing is opened by that."""
    return await _ask(web.apps_connections_open(app_token=token.get_secret_value()))


async def _ask(call: Awaitable[Any]) -> Answer:
    try:
        return Answer(headers=(await call).headers)
    except SlackApiError as error:
        name, headers = name_of(error), getattr(error.response, "headers", {})
        if name and name not in _PASSING:
            return Answer(refusal=name, headers=headers)
        return Answer(failure=name or f"status {status_of(error)}", headers=headers)
    except Exception as error:  # the network's, or of a stranger who answers in Slack's place
        return Answer(failure=type(error).__name__)


def _unreachable(api_url: str, failure: str) -> Finding:
    return Finding(
        Mark.WRONG,
        "Slack",
        f"there is no good answer at {api_url} ({failure}). Tokens, scopes and the clock were "
        "not checked.",
        do="see whether this machine reaches that address (network, proxy, names), and whether "
        "https://slack-status.com speaks of trouble. What is owed is sent when Slack is back.",
    )


def _of_bot(answer: Answer) -> Iterator[Finding]:
    yield _token(
        "Bot token",
        answer,
        "on the app's page at api.slack.com/apps choose Install App, install it again, and set "
        "SLACK_BOT_TOKEN to the token shown there. Then start the bot again.",
    )
    if not answer.failure and not answer.refusal:
        yield _scopes(answer.headers.get("x-oauth-scopes"))


def _of_app(answer: Answer) -> Finding:
    return _token(
        "App token",
        answer,
        "on the app's page, Basic Information, App-Level Tokens, make one with the scope "
        "connections:write, and set SLACK_APP_TOKEN to it. Then start the bot again.",
    )


def _token(about: str, answer: Answer, mend: str) -> Finding:
    if answer.refusal:
        return Finding(Mark.WRONG, about, f"Slack refuses it ({answer.refusal}).", do=mend)
    if answer.failure:
        why = f"nobody can tell now whether it is good ({answer.failure})."
        return Finding(Mark.LOOK, about, why, do="run this again in a minute.")
    return Finding(Mark.OK, about, "Slack accepts it.")


def _scopes(header: str | None) -> Finding:
    """Hold what was granted against the manifest."""
    if header is None:
        return Finding(Mark.LOOK, "Scopes", "Slack did not say which were granted.")
    granted = {each.strip() for each in header.split(",")}
    required = [f"{each}: {why}" for each, why in SCOPES.items() if each not in granted]
    optional = [f"{each}: {why}" for each, why in OPTIONAL_SCOPES.items() if each not in granted]
    mend = (
        "on the app's page, App Manifest, paste app.yaml and save it; then Install App, install "
        "it again."
    )
    if required:
        missing = (*required, *(f"{each} (optional)" for each in optional))
        return Finding(Mark.WRONG, "Scopes", "some are missing that the bot needs.", missing, mend)
    if optional:
        return Finding(
            Mark.LOOK,
            "Scopes",
            "some optional ones are missing. A message of which nobody can tell whether it "
            "arrived may then come twice.",
            tuple(optional),
            f"nothing, where that is meant; otherwise, {mend}",
        )
    return Finding(Mark.OK, "Scopes", "all were granted.")


def clock_finding(date: str | None, now: datetime) -> Finding:
    """Compare this machine's clock with Slack's.

    Args:
        date: the `Date` of an answer of Slack's, as HTTP writes it; to the second.
        now: this machine's time, when the answer came.
    """
    try:
        theirs = parsedate_to_datetime(date or "")
    except ValueError:
        return Finding(Mark.LOOK, "Clock", "not checked, Slack's answer bore no date.")
    ahead = now - theirs.replace(tzinfo=theirs.tzinfo or UTC)
    off = abs(ahead)
    if off <= NOTICED:
        return Finding(Mark.OK, "Clock", "goes with Slack's.")
    says = f"{in_words(off)} {'ahead of' if ahead > timedelta() else 'behind'} Slack's."
    mend = "have this machine set its clock by NTP (with systemd: timedatectl set-ntp true)."
    if off <= REFUSED:
        return Finding(Mark.LOOK, "Clock", says, do=mend)
    says += " Deliveries over HTTP are refused, and messages leave at wrong times."
    return Finding(Mark.WRONG, "Clock", says, do=mend)

"""The workspaces the bot serves, and the client that speaks to each."""

from collections.abc import Iterable
from dataclasses import dataclass

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot in one workspace.

    Args:
        workspace: the id of the workspace.
        token: the bot's token there; it never reaches a log or the database.
        bot_user: the id of the bot's user.
        bot: the bot's id.
    """

    workspace: str
    token: str
    bot_user: str
    bot: str

    def __repr__(self) -> str:
        return f"Installation({self.workspace})"


class Installations:
    """Every installation, in memory: no request waits for a token.

    Args:
        session: the one HTTP session; a session for each call costs five times more over TLS.
        api_url: the Web API's address.
        installations: where the bot is installed.
    """

    def __init__(
        self, session: aiohttp.ClientSession, api_url: str, installations: Iterable[Installation]
    ) -> None:
        self._by_workspace = {each.workspace: each for each in installations}
        self._clients = {
            each.workspace: client(session, api_url, each.token)
            for each in self._by_workspace.values()
        }

    async def authorize(self, team_id: str | None) -> AuthorizeResult | None:
        """Tell Bolt whose token answers a request; None where the bot is not installed."""
        found = self._by_workspace.get(team_id or "")
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=found.workspace,
            bot_token=found.token,
            bot_id=found.bot,
            bot_user_id=found.bot_user,
        )

    def client(self, workspace: str) -> AsyncWebClient | None:
        """Return the client of a workspace, None where the bot is not installed any more."""
        return self._clients.get(workspace)


def client(
    session: aiohttp.ClientSession, api_url: str, token: str | None = None
) -> AsyncWebClient:
    """Return a client on the shared session.

    It never tries again by itself: the SDK would send a post a second time after a broken
    connection, and the message would stand there twice.
    """
    return AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])


async def this_installation(web: AsyncWebClient) -> Installation:
    """Ask Slack which workspace a token belongs to.

    Raises:
        SlackApiError: the token is not valid.
    """
    answer = await web.auth_test()
    return Installation(
        workspace=answer["team_id"],
        token=web.token or "",
        bot_user=answer["user_id"],
        bot=answer.get("bot_id") or "",
    )

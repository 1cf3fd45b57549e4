"""As much of a Web API as a worker needs, in memory, with a clock of its own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

# Before the call has had its effect, and after it.
FAULTS = ("reset", "429", "refused", "500", "lost answer", "lost and 500")


@dataclass
class Post:
    """A message that stands.

    Args:
        token: the opaque id it carries.
        channel: where.
        ts: its time there.
        body: what was posted.
        text: what it says now.
    """

    token: str
    channel: str
    ts: str
    body: dict[str, Any]
    text: str


class AnotherSlack:
    """What stands in a workspace, and what goes wrong on the way there.

    Args:
        clock: its own time, which never goes back.
        zones: the zone of each person.
    """

    def __init__(self, clock: Callable[[], datetime], zones: dict[str, str]) -> None:
        self._clock = clock
        self._zones = zones
        self.posts: list[Post] = []
        self.faults: list[str] = []

    async def api_call(self, method: str, json: dict[str, Any]) -> Any:
        assert method == "chat.postMessage"

        def post() -> dict[str, Any]:
            ts = f"{self._clock().timestamp():.0f}.{len(self.posts):06}"
            token = json["metadata"]["event_payload"]["id"]
            self.posts.append(Post(token, json["channel"], ts, json, json["text"]))
            return {"channel": json["channel"], "ts": ts}

        return await self._answer(post)

    async def chat_update(self, *, channel: str, ts: str, text: str, blocks: Any) -> Any:
        def update() -> dict[str, Any]:
            (post,) = (each for each in self.posts if (each.channel, each.ts) == (channel, ts))
            post.text = text
            return {}

        return await self._answer(update)

    async def conversations_open(self, *, users: list[str]) -> Any:
        return await self._answer(lambda: {"channel": {"id": f"D{users[0][1:]}"}})

    async def conversations_history(self, **asked: Any) -> Any:
        return await self.conversations_replies(ts=None, **asked)

    async def conversations_replies(
        self, *, channel: str, ts: str | None, oldest: str, **_: Any
    ) -> Any:
        def read() -> dict[str, Any]:
            found = [
                {"ts": each.ts, "metadata": each.body["metadata"]}
                for each in self.posts
                if each.channel == channel and float(each.ts) > float(oldest)
                if each.body.get("thread_ts") == ts
            ]
            return {"messages": found[::-1]}

        return await self._answer(read)

    async def users_info(self, *, user: str) -> Any:
        return await self._answer(lambda: {"user": {"id": user, "tz": self._zones[user]}})

    async def _answer(self, effect: Callable[[], Any]) -> Any:
        # Whoever works beside comes in between.
        await asyncio.sleep(0)
        fault = self.faults.pop() if self.faults else ""
        if fault in ("", "lost answer", "lost and 500"):
            answer = effect()
            await asyncio.sleep(0)
        match fault:
            case "":
                return answer
            case "reset" | "lost answer":
                raise aiohttp.ServerDisconnectedError
            case "429":
                raise _refusal(429, "ratelimited")
            case "refused":
                raise _refusal(200, "team_added_to_org")
            case _:
                raise _refusal(500, "")


def _refusal(status: int, name: str) -> SlackApiError:
    headers = {"Retry-After": "30"} if status == 429 else {}
    answer = SimpleNamespace(status_code=status, headers=headers, data={"error": name})
    return SlackApiError(name, answer)

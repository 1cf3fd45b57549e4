"""The least of a Web API: it takes everything, counts the posts and answers as Slack would."""

import asyncio
import json
import re
from typing import Any

import httptools
import uvloop

from tests.bench.control import obey
from tests.bench.deliveries import BOT, BOT_USER, TEAM

_TEST = {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT, "team": "bench",
         "user": "trellis", "url": "https://bench.slack.com/"}  # fmt: skip
_PERSON = {"name": "somebody", "tz": "Europe/Stockholm", "profile": {"real_name": "Somebody"}}

# The opaque id in a message's metadata, by which a message that comes twice is known.
_ID = re.compile(rb'"event_payload": ?\{"id": ?"([^"]+)"')
# Source: https://docs.slack.dev/apis/web-api/rate-limits
_REFUSED = (
    b"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nRetry-After: 30\r\n"
    b'Content-Length: 34\r\n\r\n{"ok":false,"error":"ratelimited"}'
)

# Of the message that a click of the benchmark has posted.
BLOCKS = 30


class Posts:
    """How many messages were posted, and who waits for a number of them."""

    def __init__(self) -> None:
        self.count = 0
        self.refused = 0
        self._ids: set[bytes] = set()
        self._last = b""
        self._wanted = 0
        self._all_here = asyncio.Event()

    def add(self, body: bytes) -> None:
        self.count += 1
        found = _ID.search(body)
        self._ids.add(found[1] if found else b"")
        self._last = body
        if self.count == self._wanted:
            self._all_here.set()

    async def wait(self, count: int) -> dict[str, int]:
        """Wait until as many posts have come since the last time, and describe them."""
        self._wanted = count
        if self.count < count:
            self._all_here.clear()
            await self._all_here.wait()
        found, refused, different = self.count, self.refused, len(self._ids)
        self.count = self.refused = 0
        self._ids.clear()
        return {
            "posts": found,
            "twice": found - different,
            "refused": refused,
            "blocks": len(json.loads(self._last)["blocks"]),
        }


class Edits:
    """How often messages were edited, and who waits for one to say something."""

    def __init__(self) -> None:
        self.count = 0
        self._last = b""
        self._wanted = b"\0"
        self._is_said = asyncio.Event()

    def add(self, body: bytes) -> None:
        self.count += 1
        self._last = body
        if self._wanted in body:
            self._is_said.set()

    async def wait(self, words: str) -> dict[str, int]:
        """Wait until a message was edited to say this, and return how many edits it took."""
        self._wanted = words.encode()
        self._is_said.clear()
        if self._wanted not in self._last:
            await self._is_said.wait()
        found, self.count, self._last = self.count, 0, b""
        return {"edits": found}


class Mood:
    """How this Web API answers just now.

    Args:
        after: how many seconds later; Slack takes about 0.05.
        refusing: the token that is asked to wait with everything, where one is.
    """

    def __init__(self) -> None:
        self.after = 0.0
        self.refusing = b""

    async def set(self, after: float = 0.0, refusing: str = "") -> dict[str, bool]:
        """Answer in this way from now on."""
        self.after, self.refusing = after, refusing.encode()
        return {"ok": True}


class Conversation(asyncio.Protocol):
    """One connection of the bot's."""

    def __init__(self, posts: Posts, edits: Edits, mood: Mood) -> None:
        self._posts = posts
        self._edits = edits
        self._mood = mood
        self._is_refused = False
        self._parser = httptools.HttpRequestParser(self)

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        # To be called for each header would cost every request of every row.
        if self._mood.refusing and self._mood.refusing in data:
            self._is_refused = True
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._path, self._body = b"", []

    def on_url(self, url: bytes) -> None:
        self._path = url

    def on_body(self, part: bytes) -> None:
        self._body.append(part)

    def on_message_complete(self) -> None:
        if self._is_refused:
            self._is_refused = False
            self._posts.refused += 1
            self._say(_REFUSED)
            return
        method = self._path.rpartition(b"/")[2].partition(b"?")[0].decode()
        if method == "chat.postMessage":
            self._posts.add(b"".join(self._body))
        elif method == "chat.update":
            self._edits.add(b"".join(self._body))
        text = json.dumps(_answer(method, self._posts.count)).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(text)}"
        self._say(head.encode() + b"\r\n\r\n" + text)

    def _say(self, answer: bytes) -> None:
        if self._mood.after:
            asyncio.get_running_loop().call_later(self._mood.after, self._transport.write, answer)
        else:
            self._transport.write(answer)


def _answer(method: str, number: int) -> dict[str, Any]:
    match method:
        case "auth.test":
            return _TEST
        case "chat.postMessage":
            return {
                "ok": True,
                "channel": "C0BENCH",
                "ts": f"1772528400.{number:06}",
                "message": {},
            }
        case "users.info":
            return {"ok": True, "user": _PERSON | {"id": "U0BENCH"}}
        case "conversations.open":
            return {"ok": True, "channel": {"id": "D0BENCH"}}
        case _:
            return {"ok": True}


async def _main() -> None:
    posts, edits, mood = Posts(), Edits(), Mood()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Conversation(posts, edits, mood), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def address() -> dict[str, str]:
        return {"url": f"http://127.0.0.1:{port}/api/"}

    await obey({"address": address, "wait": posts.wait, "edited": edits.wait, "mood": mood.set})


if __name__ == "__main__":
    uvloop.run(_main())

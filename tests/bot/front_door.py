"""The door that Slack knocks at, reached over a real socket by anybody."""

import http.client
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from sandbox.http_delivery import HttpCarrier, signature
from tests.world import World
from tests.world.world import SECRET

PATH = "/slack/events"
FORM = "application/x-www-form-urlencoded"
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str


@dataclass(frozen=True)
class FrontDoor:
    """The bot's address, and the hands of whoever stands before it."""

    world: World

    @property
    def port(self) -> int:
        carrier = self.world.sandbox.courier.carrier
        assert isinstance(carrier, HttpCarrier)
        port = urlsplit(carrier.url).port
        assert port is not None
        return port

    def knock(
        self,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        *,
        method: str = "POST",
        path: str = PATH,
        kind: str = FORM,
    ) -> Answer:
        """Send a request and return the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, {"Content-Type": kind, **(headers or {})})
            answer = connection.getresponse()
            return Answer(answer.status, answer.read().decode())
        finally:
            connection.close()

    def knock_signed(self, body: bytes, *, kind: str = FORM, **signing: Any) -> Answer:
        return self.knock(body, signed(body, **signing), kind=kind)

    def send_raw(self, *parts: bytes) -> Answer:
        """Send bytes as they are, leave the connection open, and return what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            for part in parts:
                connection.sendall(part)
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            return Answer(answer.status, answer.read().decode())

    def leave_half_way(self, announced: int, sent: bytes) -> None:
        """Announce a body, send less than that, and go."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(head(f"Content-Length: {announced}") + sent)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(1000):
                pass


def head(*headers: str) -> bytes:
    lines = [f"POST {PATH} HTTP/1.1", "Host: 127.0.0.1", f"Content-Type: {FORM}", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def signed(body: bytes, *, secret: str = SECRET, seconds_ago: int = 0) -> dict[str, str]:
    """Sign as Slack does."""
    timestamp = str(int(time.time()) - seconds_ago)
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(secret, timestamp, body),
    }


def help_command(trigger: str, **more: str) -> bytes:
    """The body of `/feedback help` as Slack sends it."""
    fields = {
        "command": "/feedback",
        "text": "help",
        "team_id": "T0ORCHARD",
        "user_id": "U0MAYA",
        "channel_id": "C0DESIGN",
        "trigger_id": trigger,
        **more,
    }
    return urlencode(fields).encode()

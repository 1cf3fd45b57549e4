"""Slack behind a door that says what time it is there."""

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time

from sandbox import Sandbox


@contextmanager
def slack_whose_clock_is_off(slack: Sandbox, seconds: int) -> Iterator[str]:
    """Give the address of a Web API that is so many seconds ahead of this machine."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            url = slack.api_url + self.path.removeprefix("/api/")
            passed_on = urllib.request.Request(url, body, dict(self.headers))
            with urllib.request.urlopen(passed_on) as answer:
                content, headers = answer.read(), answer.headers
            self.send_response(200)
            for name in ("content-type", "content-length", "x-oauth-scopes"):
                if name in headers:
                    self.send_header(name, headers[name])
            self.end_headers()
            self.wfile.write(content)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return formatdate((timestamp or time()) + seconds, usegmt=True)

        def log_message(self, *_: object) -> None:
            pass

    door = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=door.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{door.server_port}/api/"
    finally:
        door.shutdown()
        door.server_close()

"""`trellis run` as an operator starts it, and the imports it is compared with."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.bench import deliveries
from tests.bench.child import cores

LIBRARIES = "import slack_bolt.async_app, sqlalchemy.orm"


@dataclass(frozen=True)
class Running:
    """The bot's own process.

    Args:
        pid: its id.
        port: where it listens.
        seconds: how long it took to be ready.
        log: what it logs.
    """

    pid: int
    port: int
    seconds: float
    log: "Log"


class Log:
    """What a process writes on standard error, read all the while: a full pipe would stop it."""

    def __init__(self, source: IO[str]) -> None:
        self.lines: list[str] = []
        self._source = source
        self._settled = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def wait_until_ready(self, seconds: float = 30.0) -> None:
        """Wait for the line that says so.

        Raises:
            RuntimeError: it did not come.
        """
        self._settled.wait(seconds)
        if not any(map(_says_ready, self.lines)):
            raise RuntimeError("".join(self.lines))

    def _read(self) -> None:
        for line in self._source:
            self.lines.append(line)
            if _says_ready(line):
                self._settled.set()
        self._settled.set()


def _says_ready(line: str) -> bool:
    return line.endswith(" ready\n")


@contextmanager
def trellis_run(api_url: str, database: Path) -> Iterator[Running]:
    """Start `trellis run`, wait until it is ready, and end it afterwards.

    Raises:
        RuntimeError: it ended instead.
    """
    port = _free_port()
    settings = {
        "SLACK_BOT_TOKEN": deliveries.TOKEN,
        "SLACK_SIGNING_SECRET": deliveries.SECRET,
        "SLACK_API_URL": api_url,
        "TRELLIS_DATABASE_URL": f"sqlite:///{database}",
    }
    program = Path(sys.executable).with_name("trellis")
    began = time.perf_counter()
    process = subprocess.Popen(
        [program, "run", f"--port={port}"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=database.parent,
        env=_clean_environment() | settings,
        preexec_fn=_on_a_core,
    )
    try:
        assert process.stderr is not None
        log = Log(process.stderr)
        log.wait_until_ready()
        seconds = time.perf_counter() - began
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            assert answer.status == 200
        yield Running(process.pid, port, seconds, log)
    finally:
        process.terminate()
        process.wait(20)


def seconds_to_import() -> float:
    """Return how long Python takes to start and import the two libraries."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", LIBRARIES],
        check=True,
        env=_clean_environment(),
        preexec_fn=_on_a_core,
    )
    return time.perf_counter() - began


@contextmanager
def imported() -> Iterator[int]:
    """Have a process with the two libraries imported, and end it afterwards; its id is given."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"{LIBRARIES}; print(flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_clean_environment(),
    )
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process.pid
    finally:
        process.communicate(b"\n", timeout=20)


def _on_a_core() -> None:
    os.sched_setaffinity(0, {cores()[0]})


def _clean_environment() -> dict[str, str]:
    """Return the environment without what would set the bot up otherwise."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "TRELLIS_"))}


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])

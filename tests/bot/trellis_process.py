"""The command `trellis` as the operator runs it: a process of its own, seen from outside."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = Path(sys.executable).with_name("trellis")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def run(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=folder,
        env=_environment(settings),
        capture_output=True,
        text=True,
        timeout=20,
    )


class Running:
    """The command under way."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said: list[str] = []

    def says(self, words: str) -> str:
        """Wait until a line with these words comes, and return it."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"it ended without {words!r}: {self.everything}")

    def ends(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop and return its exit status."""
        self.process.send_signal(by)
        return self.end()

    def end(self) -> int:
        assert self.process.stdout is not None
        self.said += list(self.process.stdout)
        return self.process.wait(60)

    @property
    def everything(self) -> str:
        return "".join(self.said)


@contextmanager
def started(*arguments: str, folder: Path, **settings: str) -> Iterator[Running]:
    """Start the command; what is still running at the end is killed."""
    process = subprocess.Popen(
        [COMMAND, *arguments],
        cwd=folder,
        env=_environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Running(process)
    finally:
        process.kill()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def _environment(settings: dict[str, str]) -> dict[str, str]:
    """Nothing of whoever runs the tests but where programs are found."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **settings}

"""Requests a second: the bot's beside those of Bolt as it comes, under the same server."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.child import Child, cores
from tests.bench.figure import Figure, Runs, interleave
from tests.bench.web_api import BLOCKS

CONNECTIONS = 64
# Runs are short, so that those side by side see the same machine, and many.
MANY = 3
# More of a core than this, and the load generator would be what is measured.
MOST_BUSY = 0.8
HELP = ["command", "/feedback help"]


@dataclass(frozen=True)
class Load:
    """What is sent in one run.

    Args:
        kind: a function of `deliveries`, and its arguments.
        count: how many times.
        must_say: what every answer must have in it.
        posts: of how many blocks is the message that each has posted; 0 where none is.
    """

    kind: list[str]
    count: int
    must_say: str = ""
    posts: int = 0


class Stage:
    """The processes around what is measured: who sends, and the Web API.

    Args:
        stack: ends them.
    """

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._here, there = cores()
        self.api = stack.enter_context(Child("web_api", core=there))
        self.api_url = self.api.ask("address")["url"]
        self._crowd = stack.enter_context(Child("crowd", core=there))
        self.folder = Path(stack.enter_context(TemporaryDirectory(prefix="trellis-bench-")))

    def start(self, module: str, *arguments: str, anywhere: bool = False) -> Child:
        """Start what is measured, on a core of its own, or on all that there are."""
        core = None if anywhere else self._here
        return self._stack.enter_context(
            Child(module, *arguments, f"--api={self.api_url}", core=core)
        )

    def bot(self, name: str = "bot", more: int = 0, message_every: float = 0.0) -> Child:
        """Start the bot with a database file of its own."""
        database = f"--database=sqlite:///{self.folder / name}.db"
        pace = f"--message-every={message_every}"
        return self.start("served", "bot", database, f"--more={more}", pace)

    def send(self, port: int, kinds: list[list[str]], count: int, must_say: str = "") -> Any:
        """Have requests of these kinds sent by turns."""
        how = {"port": port, "kinds": kinds, "count": count, "must_say": must_say}
        return self._crowd.ask("run", connections=CONNECTIONS, **how)

    def run(self, server: Child, load: Load) -> tuple[int, float, float]:
        """Send a load and return how many, in how many seconds, with how many of CPU."""
        port = server.ask("address")["port"]
        used = server.ask("usage")["cpu"]
        sent = self.send(port, [load.kind], load.count, load.must_say)
        seconds = sent["seconds"]
        if sent["cpu"] > MOST_BUSY * seconds:
            raise RuntimeError("the load generator is slower than what it measures")
        if load.posts:
            answered = time.perf_counter()
            posted = self.api.ask("wait", count=load.count)
            seconds += time.perf_counter() - answered
            assert posted["posts"] == load.count and not posted["twice"]
            assert posted["blocks"] == load.posts
        return load.count, seconds, server.ask("usage")["cpu"] - used


@contextmanager
def stage() -> Iterator[Stage]:
    """Set the stage, and clear it afterwards."""
    with ExitStack() as stack:
        yield Stage(stack)


def against_bare(name: str, load: Load, wanted: float, rounds: int) -> Figure:
    """Measure the bot under a load against the bare app, which answers a command."""
    with stage() as on:
        bare, bot = on.start("served", "bare"), on.bot()
        asked, done = Runs(), Runs()
        interleave(
            MANY * rounds,
            (asked, lambda: on.run(bare, Load(HELP, 300, "help"))),
            (done, lambda: on.run(bot, load)),
        )
    # Beside it the ratio of CPU: on a machine that does other things too, the steadier of the two.
    beside = f"{done} against {asked}; by CPU {asked.dearer_than(done):.2f}"
    return Figure(name, done.faster_than(asked), wanted, beside)


def feedback_help(rounds: int) -> Figure:
    """Measure a command that is answered from memory."""
    return against_bare("/feedback help, bare Bolt", Load(HELP, 300, "/feedback ask"), 1.0, rounds)


def stored_row(rounds: int) -> Figure:
    """Measure a command that keeps a row, beside the note that it was received."""
    load = Load(["command", "/bench keep"], 200, "kept")
    return against_bare("a command that stores a row, bare Bolt", load, 0.45, rounds)


def posted_click(rounds: int) -> Figure:
    """Measure a click that keeps a row, and whose thirty blocks must have been posted."""
    load = Load(["click", "bench:post", "1"], 150, posts=BLOCKS)
    return against_bare("a click, a row, 30 blocks posted, bare Bolt", load, 0.20, rounds)

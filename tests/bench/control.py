"""What a process of the benchmark does when the benchmark asks: a line of JSON in, a line out."""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Answers = dict[str, Callable[..., Awaitable[Any]]]

PAGE = resource.getpagesize()


async def obey(answers: Answers) -> None:
    """Say that this process is ready, then answer until nobody asks any more.

    Args:
        answers: what it can do, by name.
    """
    answers = {"usage": usage} | answers
    asked = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(asked), sys.stdin
    )
    _say({"ready": True})
    while line := await asked.readline():
        wanted = json.loads(line)
        _say(await answers[wanted.pop("do")](**wanted))


async def usage() -> dict[str, float]:
    """Return the CPU seconds this process has used, and the bytes it holds in memory."""
    return {"cpu": time.process_time(), "memory": memory("self")}


def memory(pid: int | str) -> int:
    """Return the bytes a process holds in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def _say(answer: Any) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()

"""A process of the benchmark, seen from outside: started on a core, asked, ended."""

import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, Self

# No single question takes longer; a child that hangs is ended, and its row fails.
LONGEST_SECONDS = 60.0


class Child:
    """One process, `python -m tests.bench.<module>`.

    Args:
        module: which.
        arguments: for it.
        core: the core it runs on, so that it takes no time from those beside it; None for all.
    """

    def __init__(self, module: str, *arguments: str, core: int | None) -> None:
        usable = os.sched_getaffinity(0) if core is None else {core}
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"tests.bench.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, usable),
            # The order of sets, and with it the speed of a process, would differ from run to run.
            env=os.environ | {"PYTHONHASHSEED": "0"},
        )
        self._read()

    def ask(self, what: str, **how: Any) -> Any:
        """Have it do something and return what it says."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what} | how) + "\n")
        self._process.stdin.flush()
        return self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        too_long = threading.Timer(LONGEST_SECONDS, self._process.kill)
        too_long.start()
        line = self._process.stdout.readline()
        too_long.cancel()
        if not line:
            raise RuntimeError(f"a process of the benchmark ended: {self._process.args}")
        return json.loads(line)


def cores() -> tuple[int, int]:
    """Return a core for what is measured and one for what drives it; the same where one is all."""
    usable = sorted(os.sched_getaffinity(0))
    return usable[0], usable[-1]

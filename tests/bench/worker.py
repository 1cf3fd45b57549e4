"""The bot as `trellis worker` runs it, in a process of its own: it hears nothing, and is timed."""

import argparse
import asyncio
import time

import uvloop

from bot.installations import Installations
from bot.program import Program, keep_imports
from bot.tick import Tick
from handlers.lookup import Lookup
from rituals.cadence.clock import system_clock
from tests.bench.control import obey
from tests.bench.feature import registry
from tests.bench.served import wiring


class Watch:
    """Looks every millisecond how long the event loop was held."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._watching = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            self._longest = max(self._longest, time.perf_counter() - began - 0.001)

    def longest(self) -> float:
        """Return for how many seconds it was, since the last time this was asked."""
        longest, self._longest = self._longest, 0.0
        return longest

    def stop(self) -> None:
        """Look no more."""
        self._watching.cancel()


async def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--workspaces", type=int, default=1)
    parser.add_argument("--message-every", type=float, default=0.0)
    parser.add_argument("--beating", action="store_true", help="from the beginning, as it does")
    options = parser.parse_args()
    program = Program(
        wiring(
            options.api,
            options.database,
            workspaces=options.workspaces,
            message_every=options.message_every,
        )
    )
    if options.beating:
        program.worker.start()
    keep_imports()

    async def beat(count: int = 1) -> dict[str, float]:
        """Beat so many times, one after another."""
        began, used = time.perf_counter(), time.process_time()
        for _ in range(count):
            await program.worker.beat()
        return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}

    async def tick() -> dict[str, float]:
        """Put into the outbox what falls due, then send it."""
        rules = Tick(
            registry(),
            program.database,
            Installations(program.session, options.api, []),
            Lookup(system_clock),
            system_clock,
        )
        watch = Watch()
        await asyncio.sleep(0.01)
        watch.longest()
        began, used = time.perf_counter(), time.process_time()
        count = await rules.run(program.tasks)
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        held = watch.longest()
        await program.worker.beat()
        sending = watch.longest()
        watch.stop()
        return {"count": count, "seconds": seconds, "cpu": cpu, "held": held, "sending": sending}

    await obey({"beat": beat, "tick": tick})
    await program.stop()


if __name__ == "__main__":
    uvloop.run(_main())

"""Jobs of APScheduler's, kept in the same database, in a process of their own."""

import argparse
import asyncio
import logging
import threading
import time
from datetime import UTC, datetime, timedelta

import uvloop
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobEvent
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine, create_engine, make_url

from rituals.cadence.clock import system_clock
from storage.unit_of_work import UnitOfWork
from tests.bench.control import obey
from tests.bench.deliveries import TEAM
from tests.bench.feature import remind

engines: list[Engine] = []


def run_job(subject: int) -> None:
    """Owe a message in a transaction, as the rule of the benchmark does."""
    now = system_clock()
    with engines[0].begin() as connection:
        work = UnitOfWork(connection, TEAM, now)
        remind(subject, now, work)
        work.flush()


class Jobs:
    """A scheduler with its jobs in the database and its threads as they come.

    Args:
        grace: seconds that a job may be late; None for as late as it may be.
    """

    def __init__(self, grace: int | None) -> None:
        self._scheduler = BackgroundScheduler(
            jobstores={"default": SQLAlchemyJobStore(engine=engines[0])},
            job_defaults={"misfire_grace_time": grace},
            timezone=UTC,
        )
        self._scheduler.add_listener(
            self._note, EVENT_JOB_EXECUTED | EVENT_JOB_MISSED | EVENT_JOB_ERROR
        )
        self._lock = threading.Lock()
        self._codes: list[int] = []
        self._wanted = 0
        self._all_ended = threading.Event()

    def add(self, subjects: range, at: datetime) -> None:
        """Add jobs that are due at one moment; none runs yet."""
        self._wanted = len(subjects)
        self._scheduler.start(paused=True)
        for subject in subjects:
            self._scheduler.add_job(run_job, "date", run_date=at, args=[subject])

    def run(self) -> dict[str, float]:
        """Run them, and tell how long it took until the last had ended."""
        began, used = time.perf_counter(), time.process_time()
        self._scheduler.resume()
        self._all_ended.wait()
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        self._scheduler.shutdown()
        missed = self._codes.count(EVENT_JOB_MISSED)
        executed = self._codes.count(EVENT_JOB_EXECUTED)
        return {"executed": executed, "missed": missed, "seconds": seconds, "cpu": cpu}

    def _note(self, event: JobEvent) -> None:
        with self._lock:
            self._codes.append(event.code)
            if len(self._codes) == self._wanted:
                self._all_ended.set()


async def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--api", help="not asked")
    parser.add_argument("--database", required=True)
    # A line for each job that it misses.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    url = make_url(parser.parse_args().database)
    if url.get_backend_name() == "sqlite":
        # As long as it takes until the others have written: otherwise jobs fail after 5 seconds.
        engines.append(create_engine(url, connect_args={"timeout": 60}))
    else:
        engines.append(create_engine(url.set(drivername="postgresql+psycopg")))

    async def tick(first: int, count: int) -> dict[str, float]:
        """Run so many jobs that are due already, however late they are."""
        jobs = Jobs(None)
        jobs.add(range(first, first + count), datetime.now(UTC))
        return await asyncio.to_thread(jobs.run)

    async def grace(first: int, count: int, wait: float) -> dict[str, float]:
        """Run so many jobs when they fall due, with the grace that it has of itself."""
        jobs, at = Jobs(1), datetime.now(UTC) + timedelta(seconds=wait)
        jobs.add(range(first, first + count), at)
        while datetime.now(UTC) < at - timedelta(seconds=0.5):
            await asyncio.sleep(0.01)
        return await asyncio.to_thread(jobs.run)

    await obey({"tick": tick, "grace": grace})


if __name__ == "__main__":
    uvloop.run(_main())

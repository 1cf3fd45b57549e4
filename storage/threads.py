"""The threads in which transactions run: one that writes for all, or a pool of them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")
Work = Callable[[Connection], Any]
Ended = tuple[Any, BaseException | None]

# Set in a connection's `info` by work whose traces in the write-ahead log would tell an order.
LEAVES_NO_TRACE = "leaves no trace"

MOST_TOGETHER = 64

# What PostgreSQL calls it when two wait for each other, and how often such work is tried.
DEADLOCK, TRIES = "40P01", 4


class Pool:
    """Threads with a connection each, a transaction for each work.

    Args:
        engine: whose connections.
        threads: how many.
    """

    def __init__(self, engine: Engine, threads: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")

    def submit(self, function: Callable[[Connection], T]) -> Future[T]:
        """Run work in a transaction of its own."""
        return self._threads.submit(self._transact, function)

    def close(self) -> None:
        """Finish what is in hand."""
        self._threads.shutdown(wait=True)

    def _transact(self, function: Callable[[Connection], T]) -> T:
        """Run work, and again where it stood in another's way and all it did was rolled back.

        Source: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
        """
        for _ in range(TRIES - 1):
            try:
                return self._once(function)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != DEADLOCK:
                    raise
        return self._once(function)

    def _once(self, function: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            connection.info.pop(LEAVES_NO_TRACE, None)
            return function(connection)


class Writer:
    """One thread that writes for all.

    What waits while it writes is committed together: each work rolls back alone, by its
    savepoint, and one flush to the disk serves them all.

    Args:
        engine: whose one connection.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: SimpleQueue[tuple[Work, Future[Any]] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="database", daemon=True)
        self._thread.start()

    def submit(self, function: Callable[[Connection], T]) -> Future[T]:
        """Run work with the next commit."""
        future: Future[T] = Future()
        self._waiting.put((function, future))
        return future

    def close(self) -> None:
        """Finish what is in hand."""
        self._waiting.put(None)
        self._thread.join()

    def _write(self) -> None:
        while (first := self._waiting.get()) is not None:
            together = [first]
            while len(together) < MOST_TOGETHER:
                try:
                    more = self._waiting.get_nowait()
                except Empty:
                    break
                if more is None:
                    self._waiting.put(None)
                    break
                together.append(more)
            # Somebody may have stopped waiting meanwhile.
            self._commit([each for each in together if each[1].set_running_or_notify_cancel()])

    def _commit(self, together: list[tuple[Work, Future[Any]]]) -> None:
        if not together:
            return
        try:
            ended = self._in_one(together)
        except _AllIsLost:
            ended = [self._in_one([each])[0] for each in together]
        for (_, future), (result, failure) in zip(together, ended, strict=True):
            if failure is not None:
                future.set_exception(failure)
            else:
                future.set_result(result)

    def _in_one(self, together: list[tuple[Work, Future[Any]]]) -> list[Ended]:
        """Run work in one transaction and return what came of each.

        Raises:
            _AllIsLost: one of several failed, and took the transaction with it.
        """
        try:
            with self._engine.begin() as connection:
                if len(together) == 1:
                    ended: list[Ended] = [(together[0][0](connection), None)]
                else:
                    ended = [_apart(connection, function) for function, _ in together]
            self._leave_no_trace()
        except _AllIsLost:
            raise
        except BaseException as error:
            return [(None, error)] * len(together)
        return ended

    def _leave_no_trace(self) -> None:
        """Empty the write-ahead log, which would tell in which order rows were written."""
        with self._engine.connect() as connection:
            if connection.info.pop(LEAVES_NO_TRACE, False):
                driver: Any = connection.connection.driver_connection
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _AllIsLost(Exception):
    """What one failure did to the transaction of several: each must be run again, alone."""


def _apart(connection: Connection, function: Work) -> Ended:
    """Run work so that it can be taken back alone, and return what came of it.

    The savepoints go past SQLAlchemy, which spends more on one than on an insert. It does not
    know of them, so that a session rolls back everything when a flush fails; that is rare.

    Raises:
        _AllIsLost: it was.
    """
    driver: Any = connection.connection.driver_connection
    driver.execute("SAVEPOINT apart")
    try:
        result = function(connection)
    except Exception as error:
        if not (connection.in_transaction() and driver.in_transaction):
            raise _AllIsLost from error
        driver.execute("ROLLBACK TO apart")
        driver.execute("RELEASE apart")
        return None, error
    if not connection.in_transaction():
        raise _AllIsLost
    driver.execute("RELEASE apart")
    return result, None

"""The pool over plain objects: lending, trying, replacing, waiting; and calls that are ended from outside."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest

from assistant.cancel import Cancel
from assistant.odbc.call import run_call
from assistant.odbc.limits import Limits
from assistant.odbc.pool import Pool
from schema_index import CancelledError, ExecutionError
from tests.assistant.odbc.conftest import needs_odbc


@dataclass
class Bench:
    """Counts what a pool does with its connections, which are numbers; `clock` is its time."""

    opened: int = 0
    closed: list[int] | None = None
    sick: frozenset[int] = frozenset()
    clock: float = 0.0

    def pool(self, size: int = 2, wait: float = 0.2) -> Pool:
        self.closed = []
        return Pool(
            self.connect,
            self.healthy,
            self.closed.append,
            size=size,
            wait=wait,
            rest=10,
            now=lambda: self.clock,
        )

    def connect(self) -> int:
        self.opened += 1
        return self.opened

    def healthy(self, link: int) -> bool:
        return link not in self.sick


def test_a_connection_is_lent_again() -> None:
    bench = Bench()
    pool = bench.pool()
    for _ in range(3):
        with pool.lease() as lease:
            assert lease.link == 1
    assert (bench.opened, pool.idle) == (1, 1)


def test_a_rested_connection_is_tried_and_replaced() -> None:
    bench = Bench(sick=frozenset({1}))
    pool = bench.pool()
    with pool.lease():
        pass
    with pool.lease() as lease:
        assert lease.link == 1  # used a moment ago: not tried
    bench.clock = 11
    with pool.lease() as lease:
        assert lease.link == 2
    assert bench.closed == [1]


def test_a_broken_one_is_not_lent_again() -> None:
    bench = Bench()
    pool = bench.pool()
    with pool.lease() as lease:
        lease.broken = True
    with pytest.raises(RuntimeError), pool.lease() as lease:
        raise RuntimeError
    assert bench.closed == [1, 2] and pool.idle == 0


def test_who_finds_none_free_waits_and_gives_up() -> None:
    pool = Bench().pool(size=1)
    with pool.lease():
        with pytest.raises(ExecutionError, match="all 1 connections"), pool.lease():
            pass
        cancel = Cancel()
        cancel.ask()
        with pytest.raises(CancelledError), pool.lease(cancel):
            pass
    with pool.lease():
        pass  # given back in spite of both


def test_a_failed_connect_frees_its_place() -> None:
    def connect() -> int:
        raise ExecutionError("no")

    pool = Pool(connect, bool, lambda link: None, size=1, wait=0.1, rest=1)
    for _ in range(3):
        with pytest.raises(ExecutionError, match="no"), pool.lease():
            pass


def test_threads_share_a_few_connections() -> None:
    bench = Bench()
    pool = bench.pool(size=3, wait=20)
    held, most, lock = 0, 0, threading.Lock()

    def work() -> None:
        nonlocal held, most
        for _ in range(20):
            with pool.lease():
                with lock:
                    held += 1
                    most = max(most, held)
                with lock:
                    held -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bench.opened <= 3 and 1 <= most <= 3 and pool.idle == bench.opened


def test_connections_go_to_whoever_asked_first() -> None:
    pool = Bench().pool(size=1, wait=30)
    served: list[int] = []

    def work(number: int) -> None:
        with pool.lease():
            served.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    with pool.lease():
        for number, thread in enumerate(threads):
            thread.start()
            while pool.waiting <= number:  # each stands in the line before the next one comes
                thread.join(0.001)
    for thread in threads:
        thread.join()
    assert served == list(range(6)) and pool.waiting == 0


def test_who_is_stopped_or_gives_up_leaves_the_line() -> None:
    pool = Bench().pool(size=1, wait=0.05)
    cancel = Cancel()
    with pool.lease():
        stopper = threading.Timer(0.01, cancel.ask)
        stopper.start()
        with pytest.raises((CancelledError, ExecutionError)), pool.lease(cancel):
            pass
        stopper.join()
        with pytest.raises(ExecutionError, match=r"in use for 0\.05 s"), pool.lease():
            pass
        assert pool.waiting == 0
    with pool.lease():
        pass


def test_the_usual_limits_hold_the_answers_of_the_page() -> None:
    """Every one of the answers under way gets a connection in time, were each statement as slow as it may."""
    from app import ANSWERS_AT_ONCE

    limits = Limits()
    rounds = -(-ANSWERS_AT_ONCE // limits.connections)
    assert (rounds - 1) * limits.query_seconds < limits.wait_seconds


def test_a_call_ends_by_itself_or_with_its_error() -> None:
    done = run_call(lambda: 7, lambda: None, seconds=10, grace=1)
    assert (done.ending, done.value, done.abandoned) == ("result", 7, False)
    failed = run_call(lambda: 1 // 0, lambda: None, seconds=10, grace=1)
    assert failed.ending == "error" and isinstance(failed.error, ZeroDivisionError)


@needs_odbc
def test_a_call_that_hears_its_stop_is_not_abandoned() -> None:
    stopped = threading.Event()
    outcome = run_call(lambda: stopped.wait(30), stopped.set, seconds=0.1, grace=20)
    assert (outcome.ending, outcome.abandoned) == ("expired", False)


@needs_odbc
def test_a_call_that_does_not_is_left_behind() -> None:
    never = threading.Event()
    cancel = Cancel()
    cancel.ask()
    outcome = run_call(lambda: never.wait(30), lambda: None, seconds=10, grace=0.1, cancel=cancel)
    assert (outcome.ending, outcome.abandoned) == ("cancelled", True)
    never.set()

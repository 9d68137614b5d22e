"""Workloads whose tasks share something, under real threads, processes and event loops."""

from __future__ import annotations

import multiprocessing
import threading
import time
import unittest
from contextlib import nullcontext
from functools import partial
from typing import Any, Callable

from corelane_host.critical_section import critical_section, take_locked_ns
from corelane_host.errors import HostError
from corelane_host.tasks.loop_barrier import LoopBarrier
from corelane_host.tasks.workload import Workload

from .host_process import START_METHODS
from .task_runs import (
    prepared,
    run_in_executor,
    run_in_loop,
    run_in_process_each,
    run_in_process_pool,
    run_in_processes,
    run_in_thread_pool,
    run_in_threads,
)

Runner = Callable[[Workload, int], dict[int, str]]


def of_processes(run: Callable[..., dict[int, str]]) -> list[tuple[str, Runner]]:
    """One way of running for each start method."""
    return [(method, partial(run, context=multiprocessing.get_context(method))) for method in START_METHODS]


PLAIN_WAYS: list[tuple[str, str, Runner]] = [
    ("threads", "threads", run_in_threads),
    ("async", "async", run_in_loop),
    *(("processes", f"processes, {method}", run) for method, run in of_processes(run_in_processes)),
]
POOLS: list[tuple[str, str, Runner]] = [
    ("thread-pool", "ThreadPoolExecutor", run_in_thread_pool),
    *(("process-pool", f"multiprocessing.Pool, {method}", run) for method, run in of_processes(run_in_process_pool)),
    *(("process-pool", f"ProcessPoolExecutor, {method}", run) for method, run in of_processes(run_in_executor)),
]
"""Strategy, name and function."""


class Sharing(unittest.TestCase):
    def check(self, ways: list[tuple[str, str, Runner]], workload: str, workers: int, **values: Any) -> None:
        """Run it in each of these ways, and see that its invariants hold."""
        for strategy, name, run in ways:
            with self.subTest(workload, way=name, workers=workers, **values):
                prepared_workload = prepared(workload, strategy, workers, values)
                outcomes = run(prepared_workload, workers)
                self.assertEqual([outcome for outcome in outcomes.values() if outcome.startswith("!")], [])
                self.assertGreater(len(prepared_workload.invariants()), 0)
                for invariant in prepared_workload.invariants():
                    self.assertTrue(invariant.guaranteed)
                    self.assertTrue(holds(invariant), invariant)


class Counter(Sharing):
    def test_nothing_is_lost_under_protection(self) -> None:
        for protection in ("lock", "semaphore"):
            self.check(PLAIN_WAYS, "counter", 2, tasks=4, increments=3000, protection=protection)
        self.check(PLAIN_WAYS[:2], "counter", 2, tasks=4, increments=20_000, protection="atomic")

    def test_updates_get_lost_without(self) -> None:
        # Whether they do is up to the scheduler. More and more increments leave it less and less of a chance.
        for strategy, name, run in PLAIN_WAYS:
            with self.subTest(name):
                for increments in (1000, 30_000, 300_000, 1_000_000):
                    counted = self.count_unprotected(strategy, run, increments)
                    self.assertFalse(counted.guaranteed)
                    self.assertEqual(counted.expected, 2 * increments)
                    if counted.actual < counted.expected:
                        break
                else:
                    self.fail("no update got lost")

    def count_unprotected(self, strategy: str, run: Runner, increments: int) -> Any:
        values = {"tasks": 2, "increments": increments, "protection": "none"}
        workload = prepared("counter", strategy, 2, values)
        run(workload, 2)
        (counted,) = workload.invariants()
        return counted

    def test_one_worker_loses_nothing(self) -> None:
        workload = prepared("counter", "sequential", 1, {"tasks": 3, "increments": 1000, "protection": "none"})
        run_in_threads(workload, 1)
        (counted,) = workload.invariants()
        self.assertEqual(counted.as_message(), {
            "name": "counter", "unit": "increments", "expected": 3000, "actual": 3000, "relation": "equal",
            "guaranteed": False,
        })  # fmt: skip


class BoundedBuffer(Sharing):
    def test_static_split(self) -> None:
        for buffer, workers in (("condition", 2), ("condition", 4), ("queue", 4)):
            values = {"pairs": 5, "items": 60, "capacity": 1, "buffer": buffer}
            self.check(PLAIN_WAYS, "bounded-buffer", workers, **values)

    def test_pools(self) -> None:
        for buffer, workers in (("condition", 2), ("queue", 3)):
            values = {"pairs": 5, "items": 60, "capacity": 1, "buffer": buffer}
            self.check(POOLS, "bounded-buffer", workers, **values)

    def test_pools_of_threads_with_many_more_pairs_than_workers(self) -> None:
        for workers in (2, 3, 7):
            for capacity in (1, 2, 1000):
                values = {"pairs": 100, "items": 20, "capacity": capacity, "buffer": "condition"}
                self.check(POOLS[:1], "bounded-buffer", workers, **values)

    def test_odd_numbers_in_flight(self) -> None:
        for buffer in ("condition", "queue"):
            values = {"pairs": 20, "items": 30, "capacity": 1, "buffer": buffer}
            self.check(PLAIN_WAYS[1:2], "bounded-buffer", 3, **values)

    def test_a_process_for_each_task(self) -> None:
        # A process ends while what it has put into a queue is still there.
        for buffer in ("condition", "queue"):
            for method, run in of_processes(run_in_process_each):
                with self.subTest(buffer, method=method):
                    values = {"pairs": 3, "items": 40, "capacity": 30, "buffer": buffer}
                    workload = prepared("bounded-buffer", "processes", 2, values, options={"perTask": True})
                    run(workload, 2)
                    self.assertTrue(all(map(holds, workload.invariants())))

    def test_what_went_in(self) -> None:
        workload = prepared("bounded-buffer", "threads", 2, {**BUFFER, "pairs": 3, "items": 7, "capacity": 4})
        run_in_threads(workload, 2)
        self.assertEqual([i[:4] for i in workload.invariants()], [
            ("items", "items", 21, 21), ("checksum", "", sum(range(21)), sum(range(21))),
        ])  # fmt: skip

    def test_a_number_that_is_lost_shows(self) -> None:
        workload: Any = prepared("bounded-buffer", "threads", 2, {**BUFFER, "capacity": 100})
        workload.share(threading)
        workload.run(0)
        workload._buffer.put(99)
        workload._buffer.get()
        workload.run(1)
        items, checksum = workload.invariants()
        self.assertTrue(holds(items))
        self.assertFalse(holds(checksum))


class Limited(Sharing):
    VALUES = {"tasks": 40, "admitted": 2, "holdMs": 2}

    def test_never_more_than_admitted(self) -> None:
        self.check(PLAIN_WAYS, "limited", 4, **self.VALUES)

    def test_as_many_as_admitted(self) -> None:
        for strategy, name, run in PLAIN_WAYS:
            with self.subTest(name):
                workload = prepared("limited", strategy, 4, self.VALUES)
                run(workload, 4)
                self.assertEqual(workload.invariants()[0].actual, 2)

    def test_a_semaphore_that_admits_too_many_shows(self) -> None:
        workload: Any = prepared("limited", "threads", 4, self.VALUES)
        workload.share(threading)
        workload.share = lambda _: setattr(workload, "_semaphore", nullcontext())
        run_in_threads(workload, 4)
        self.assertFalse(holds(workload.invariants()[0]))


class StartGate(Sharing):
    def test_nobody_is_early(self) -> None:
        for gate, workers in (("barrier", 2), ("event", 3)):
            self.check([*PLAIN_WAYS, *POOLS], "start-gate", workers, rounds=20, gate=gate)

    def test_a_gate_that_is_open_shows(self) -> None:
        workload: Any = prepared("start-gate", "threads", 2, {"rounds": 50, "gate": "event"})
        workload.share(threading)
        for event in workload._events:
            event.set()
            event.clear = lambda: None
        workload.share = lambda _: None
        run_in_threads(workload, 2)
        self.assertFalse(holds(workload.invariants()[0]))

    def test_the_barrier_for_older_pythons(self) -> None:
        workload: Any = prepared("start-gate", "async", 5, {"rounds": 50, "gate": "barrier"})
        share = workload.share

        def share_with_old_barrier(tools: Any) -> None:
            share(tools)
            workload._barrier = LoopBarrier(5)

        workload.share = share_with_old_barrier
        self.assertEqual(len(run_in_loop(workload, 5)), 250)
        self.assertTrue(holds(workload.invariants()[0]))


class LockContention(Sharing):
    def test_everyone_gets_in(self) -> None:
        for percent in (0, 50, 100):
            self.check(PLAIN_WAYS, "lock-contention", 2, tasks=4, rounds=50, steps=20, lockedPercent=percent)

    def test_how_often(self) -> None:
        for percent, times in ((0, 0), (9, 0), (10, 12), (100, 12)):
            values = {"tasks": 4, "rounds": 3, "steps": 10, "lockedPercent": percent}
            workload = prepared("lock-contention", "threads", 2, values)
            run_in_threads(workload, 2)
            self.assertEqual(workload.invariants()[0][2:4], (times, times), percent)

    def test_locked_time_is_the_share_inside(self) -> None:
        for percent, least, most in ((0, 0.0, 0.0), (50, 0.4, 0.6), (100, 0.9, 1.0)):
            values = {"tasks": 1, "rounds": 100, "steps": 2000, "lockedPercent": percent}
            workload = prepared("lock-contention", "sequential", 1, values)
            workload.share(threading)
            take_locked_ns()
            begun_ns = time.thread_time_ns()
            workload.run(0)
            share = take_locked_ns() / (time.thread_time_ns() - begun_ns)
            self.assertTrue(least <= share <= most, (percent, share))

    def test_waiting_is_not_locked_time(self) -> None:
        lock = threading.Lock()
        lock.acquire()
        threading.Timer(0.05, lock.release).start()
        take_locked_ns()
        with critical_section(lock):
            pass
        self.assertLess(take_locked_ns(), 25_000_000)
        self.assertEqual(take_locked_ns(), 0)
        self.assertFalse(lock.locked())


BUFFER = {"pairs": 1, "items": 5, "capacity": 1, "buffer": "condition"}
GATE = {"rounds": 2, "gate": "barrier"}
COUNTER = {"tasks": 2, "increments": 2, "protection": "lock"}


class Refusals(unittest.TestCase):
    def test_what_would_wait_for_ever_or_share_nothing(self) -> None:
        refused: list[tuple[str, str, int, dict[str, Any], dict[str, Any], str]] = [
            ("bounded-buffer", "threads", 1, {}, BUFFER, "use 2 or more"),
            ("bounded-buffer", "threads", 3, {}, BUFFER, "even number"),
            ("bounded-buffer", "processes", 5, {}, BUFFER, "even number"),
            ("bounded-buffer", "threads", 2, {"schedule": "blocks"}, BUFFER, "round-robin"),
            ("bounded-buffer", "thread-pool", 2, {"schedule": "guided"}, BUFFER, "dynamic"),
            ("bounded-buffer", "thread-pool", 2, {"chunk": 2}, BUFFER, "chunk 1"),
            ("start-gate", "async", 1, {}, GATE, "use 2 or more"),
            ("start-gate", "process-pool", 2, {"schedule": "blocks"}, GATE, "round-robin"),
            ("counter", "processes", 2, {}, {**COUNTER, "protection": "atomic"}, "'lock'"),
            ("counter", "threads", 2, {}, {**COUNTER, "protection": "magic"}, "semaphore"),
            ("bounded-buffer", "threads", 2, {}, {**BUFFER, "capacity": 0}, "from 1"),
            ("pipe", "threads", 2, {}, {"tasks": 1, "size": 8, "transport": "transfer"}, "'copy'"),
            ("sort", "threads", 2, {}, {"tasks": 1, "size": 8, "sizes": "random"}, "heavy-tailed"),
        ]
        for workload, strategy, workers, options, values, advice in refused:
            with self.subTest(workload, strategy=strategy, workers=workers, options=options, values=values):
                with self.assertRaises(HostError) as caught:
                    prepared(workload, strategy, workers, values, options=options)
                self.assertEqual(caught.exception.code, "bad-parameter")
                self.assertIn(advice, caught.exception.message)

    def test_what_would_not(self) -> None:
        prepared("bounded-buffer", "threads", 3, BUFFER, options={"perTask": True})
        prepared("bounded-buffer", "thread-pool", 3, BUFFER)
        prepared("bounded-buffer", "async", 3, BUFFER)


def holds(invariant: Any) -> bool:
    """As main judges it."""
    if invariant.relation == "equal":
        return bool(invariant.actual == invariant.expected)
    return bool(invariant.actual <= invariant.expected)

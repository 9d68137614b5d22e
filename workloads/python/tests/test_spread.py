"""Which worker runs which task, and how many run at once."""

from __future__ import annotations

import threading
import unittest
from typing import Any

from .host_process import IN_LOOPS, PATIENCE_SECONDS, PROCESS_VARIANTS, VARIANTS, HostProcess
from .slow_server import SlowServer, until

STATIC = [(strategy, options) for strategy, options in VARIANTS if strategy in ("threads", "processes")]
HYBRIDS = [(strategy, options) for strategy, options in VARIANTS if strategy.endswith("-async")]
POOLS = [(strategy, options) for strategy, options in VARIANTS if strategy in ("thread-pool", "process-pool")]


class Spread(unittest.TestCase):
    def test_static_split(self) -> None:
        for strategy, options in [*STATIC, *HYBRIDS]:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.run_through("primes", strategy, 3, {"tasks": 11, "size": 50}, options=options)
                self.assertEqual(len(host.tasks()), 11)
                self.assertEqual([r["worker"] for r in host.tasks()], [r["task"] % 3 for r in host.tasks()])

    def test_static_split_waits_for_its_own_worker(self) -> None:
        # Task 0 is held: its worker's other tasks must wait, although the other worker has nothing to do.
        for strategy, options in STATIC:
            released = threading.Event()
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=until(released, only=0)) as server, HostProcess() as host:
                    host.begin("http-get", strategy, 2, http_tasks(6), options=options, server=server.address)
                    self.start(host)
                    self.wait_for_tasks(host, 3)
                    self.assertEqual(sorted(server.requested), [0, 1, 3, 5])
                    released.set()
                    self.wait_for_tasks(host, 6)

    def test_pool_takes_the_next_task(self) -> None:
        # Task 0 is held: the other worker does all the rest, one by one.
        for strategy, options in POOLS:
            released = threading.Event()
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=until(released, only=0)) as server, HostProcess() as host:
                    host.begin("http-get", strategy, 2, http_tasks(6), options=options, server=server.address)
                    self.start(host)
                    self.wait_for_tasks(host, 5)
                    self.assertEqual(sorted(record["task"] for record in host.tasks()), [1, 2, 3, 4, 5])
                    self.assertEqual(len({record["worker"] for record in host.tasks()}), 1)
                    released.set()
                    self.wait_for_tasks(host, 6)
                    self.assertEqual({record["worker"] for record in host.tasks()}, {0, 1})

    def test_blocks(self) -> None:
        for strategy, options in [*STATIC, *HYBRIDS]:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                blocks = {**options, "schedule": "blocks"}
                host.run_through("primes", strategy, 3, {"tasks": 10, "size": 50}, options=blocks)
                whose = {record["task"]: record["worker"] for record in host.tasks()}
                self.assertEqual([whose[task] for task in range(10)], [0, 0, 0, 1, 1, 1, 2, 2, 2, 2])

    def test_a_chunk_stays_together(self) -> None:
        # Task 0 is held, and with it the others of its chunk; the other worker does the rest.
        for strategy, options in POOLS:
            released = threading.Event()
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=until(released, only=0)) as server, HostProcess() as host:
                    threes = {**options, "chunk": 3}
                    host.begin("http-get", strategy, 2, http_tasks(8), options=threes, server=server.address)
                    self.start(host)
                    self.wait_for_tasks(host, 5)
                    self.assertEqual(sorted(record["task"] for record in host.tasks()), [3, 4, 5, 6, 7])
                    released.set()
                    self.wait_for_tasks(host, 8)
                    whose = {record["task"]: record["worker"] for record in host.tasks()}
                    self.assertEqual(whose[0], whose[1])
                    self.assertEqual(whose[0], whose[2])

    def test_async_keeps_w_in_flight(self) -> None:
        for strategy, options in IN_LOOPS:
            with self.subTest(strategy=strategy, options=options):
                self.check_in_flight(strategy, options)

    def test_threads_of_a_loop_run_w_calls(self) -> None:
        self.check_in_flight("async", {"asyncCalls": "to-thread"})

    def test_hybrids_keep_several_in_flight_each(self) -> None:
        for strategy, options in HYBRIDS:
            with self.subTest(strategy=strategy, options=options):
                self.check_in_flight(strategy, {**options, "inFlight": 2}, workers=2, at_once=4)

    def test_blocking_calls_keep_one_in_flight(self) -> None:
        with SlowServer() as server, HostProcess() as host:
            blocking = {"asyncCalls": "blocking"}
            host.run_through("http-get", "async", 4, http_tasks(8), options=blocking, server=server.address)
            self.assertEqual(server.most_in_flight, 1)

    def test_workers_are_w_at_once(self) -> None:
        for strategy, options in [*STATIC, *POOLS]:
            with self.subTest(strategy=strategy, options=options):
                self.check_in_flight(strategy, options)

    def check_in_flight(self, strategy: str, options: dict[str, Any], workers: int = 3, at_once: int = 3) -> None:
        # Every request waits for the others: with fewer of them in flight it would time out and the task fail.
        together = threading.Barrier(at_once)
        with SlowServer(hold=lambda _: together.wait(PATIENCE_SECONDS)) as server, HostProcess() as host:
            host.run_through("http-get", strategy, workers, http_tasks(12), options=options, server=server.address)
            self.assertEqual(host.of_type("finished")[0]["tasksDone"], 12)
            self.assertEqual(server.most_in_flight, at_once)

    def test_one_at_a_time_in_order(self) -> None:
        for strategy in ("sequential", "async"):
            with self.subTest(strategy), SlowServer() as server, HostProcess() as host:
                workers = 1 if strategy == "async" else 4  # `sequential` takes no notice of it
                host.run_through("http-get", strategy, workers, http_tasks(8), server=server.address)
                self.assertEqual(server.requested, list(range(8)))
                self.assertEqual([record["task"] for record in host.tasks()], list(range(8)))
                self.assertEqual(server.most_in_flight, 1)

    def test_async_starts_in_order(self) -> None:
        with SlowServer() as server, HostProcess() as host:
            host.run_through("http-get", "async", 4, http_tasks(20), server=server.address)
            by_start = sorted(host.tasks(), key=lambda record: record["startedNs"])
            self.assertEqual([record["task"] for record in by_start], list(range(20)))

    def test_who_the_workers_are(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.run_through("primes", strategy, 2, {"tasks": 2, "size": 50}, options=options)
                workers = sorted(host.of_type("worker-started"), key=lambda worker: worker["id"])
                pid = host.process.pid
                self.assertEqual(host.of_type("hello")[0]["pid"], pid)
                tids = [worker["tid"] for worker in workers]
                self.assertEqual(len(set(tids)), len(tids))
                self.assertFalse(set(tids) & set(host.of_type("hello")[0]["helperTids"]))
                self.assertEqual([(w["kind"], w["label"]) for w in workers], labels_of(strategy))
                if (strategy, options) in PROCESS_VARIANTS:
                    self.assertEqual(len({pid, *(worker["pid"] for worker in workers)}), 3)
                else:
                    self.assertEqual({worker["pid"] for worker in workers}, {pid})

    def start(self, host: HostProcess) -> None:
        host.wait_for("ready")
        host.say("start")

    def wait_for_tasks(self, host: HostProcess, count: int) -> None:
        while len(host.tasks()) < count:
            host.wait_for("tasks")
        self.assertEqual(len(host.tasks()), count)


def http_tasks(tasks: int) -> dict[str, int]:
    return {"tasks": tasks, "latencyMs": 0, "responseBytes": 16}


def labels_of(strategy: str) -> list[tuple[str, str]]:
    single = {"sequential": [("thread", "main thread")], "async": [("event-loop", "event loop")]}
    kind = "process" if strategy.startswith("process") else "thread"
    return single.get(strategy, [(kind, f"{kind} 0"), (kind, f"{kind} 1")])

"""A worker for each task: started when it is its turn, at most W alive, gone with its task."""

from __future__ import annotations

import os
import signal
import sys
import threading
import unittest

from .host_process import ODD_HOST, PATIENCE_SECONDS, PER_TASK, HostProcess, seconds_until
from .process_group import living_members
from .slow_server import SlowServer, until

HTTP = {"tasks": 8, "latencyMs": 0, "responseBytes": 16}


class PerTask(unittest.TestCase):
    def test_each_task_has_a_worker_of_its_own(self) -> None:
        for strategy, options in PER_TASK:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                code = host.run_through("primes", strategy, 2, {"tasks": 7, "size": 50}, options=options)
                self.assertEqual((code, host.log), (0, b""))
                self.assertEqual(sorted(record["task"] for record in host.tasks()), list(range(7)))
                self.assertEqual([r["worker"] for r in host.tasks()], [r["task"] for r in host.tasks()])
                for kind in ("worker-started", "worker-exited"):
                    self.assertEqual(sorted(message["id"] for message in host.of_type(kind)), list(range(7)))
                self.check_order(host)
                self.check_times(host)

    def check_order(self, host: HostProcess) -> None:
        kinds = [message["type"] for message in host.messages]
        self.assertLess(kinds.index("ready"), kinds.index("worker-started"))
        self.assertEqual(kinds[-1], "finished")
        seen: list[tuple[str, int]] = []
        for message in host.messages:
            if message["type"] == "tasks":
                seen += [("record", record["worker"]) for record in message["tasks"]]
            elif message["type"].startswith("worker-"):
                seen.append((message["type"], message["id"]))
        for number in range(7):
            steps = [seen.index((what, number)) for what in ("worker-started", "record", "worker-exited")]
            self.assertEqual(steps, sorted(steps))

    def check_times(self, host: HostProcess) -> None:
        # At most two alive: the third task is asked for when one of the first two has ended.
        by_task = {record["task"]: record for record in host.tasks()}
        self.assertGreaterEqual(by_task[2]["queuedNs"], min(by_task[0]["finishedNs"], by_task[1]["finishedNs"]))
        queued = [by_task[task]["queuedNs"] for task in range(7)]
        self.assertEqual(queued, sorted(queued))
        for record in by_task.values():
            self.assertLessEqual(record["queuedNs"], record["startedNs"])

    def test_w_at_once(self) -> None:
        for strategy, options in PER_TASK:
            together = threading.Barrier(2)
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=lambda _: together.wait(PATIENCE_SECONDS)) as server, HostProcess() as host:
                    host.run_through("http-get", strategy, 2, HTTP, options=options, server=server.address)
                    self.assertEqual(host.of_type("finished")[0]["tasksDone"], 8)
                    self.assertEqual(server.most_in_flight, 2)

    def test_the_next_task_waits_for_an_end(self) -> None:
        for strategy, options in PER_TASK:
            released = threading.Event()
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=until(released, only=0)) as server, HostProcess() as host:
                    host.begin("http-get", strategy, 2, HTTP, options=options, server=server.address)
                    host.wait_for("ready")
                    host.say("start")
                    while len(host.tasks()) < 7:  # all but the one that is held
                        host.wait_for("tasks")
                    self.assertEqual(len(host.of_type("finished")), 0)
                    released.set()
                    host.wait_for("finished")

    def test_tasks_that_raise(self) -> None:
        for strategy, options in PER_TASK:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.assertEqual(host.run_through("failing", strategy, 2, {"tasks": 4}, options=options), 0)
                self.assertEqual(host.of_type("finished")[0]["tasksFailed"], 2)

    def test_too_many(self) -> None:
        for strategy, options in PER_TASK[:2]:
            with self.subTest(strategy), HostProcess() as host:
                host.begin("primes", strategy, 2, {"tasks": 1001, "size": 10}, options=options)
                self.assertEqual(host.wait_for_exit(), 1)
                self.assertEqual(host.messages[-1]["code"], "too-many-workers")
                self.assertIn("1001", host.messages[-1]["message"])

    @unittest.skipIf(sys.platform == "win32", "process groups are looked at")
    def test_stop(self) -> None:
        for strategy, options in PER_TASK:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.begin_endless(host, strategy, options)
                host.say("stop")
                self.assertTrue(host.wait_for("finished", 2.0)["stopped"])
                host.say("release")
                self.assertEqual(host.wait_for_exit(2.0), 0)
                self.assertEqual(host.log.count(b"begun"), 2)
                for kind in ("worker-started", "worker-exited"):
                    self.assertEqual(sorted(message["id"] for message in host.of_type(kind)), [0, 1])
                seconds_until(lambda host=host: living_members(host.process.pid) == [], 2.0)  # type: ignore[misc]

    @unittest.skipIf(sys.platform == "win32", "signals")
    def test_a_worker_that_is_killed(self) -> None:
        for strategy, options in PER_TASK[1:]:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.begin_endless(host, strategy, options)
                victim = next(worker for worker in host.of_type("worker-started") if worker["id"] == 1)
                os.kill(victim["pid"], signal.SIGKILL)
                self.assertEqual(host.wait_for_exit(2.0), 1)
                exited, error = host.messages[-2:]
                self.assertEqual((exited["id"], exited["signal"], error["code"]), (1, "SIGKILL", "worker-died"))
                self.assertIn("4 tasks are lost (0, 1, 2, 3)", error["message"])
                seconds_until(lambda host=host: living_members(host.process.pid) == [], 2.0)  # type: ignore[misc]

    def test_the_host_is_killed(self) -> None:
        for strategy, options in PER_TASK:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.begin_endless(host, strategy, options)
                host.process.kill()
                host.process.wait(2.0)
                seconds_until(lambda host=host: living_members(host.process.pid) == [], 2.0)  # type: ignore[misc]

    def begin_endless(self, host: HostProcess, strategy: str, options: dict[str, object]) -> None:
        host.begin("endless", strategy, 2, {"tasks": 4}, options=options)
        host.wait_for("ready")
        host.say("start")
        for _ in range(2):
            host.wait_for("worker-started")
        seconds_until(lambda: host.log.count(b"begun") == 2)

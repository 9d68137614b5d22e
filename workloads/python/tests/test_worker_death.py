"""A worker process that dies is reported, also where its pool would wait for ever."""

from __future__ import annotations

import os
import signal
import sys
import time
import unittest

from .host_process import ODD_HOST, PROCESS_VARIANTS, HostProcess, seconds_until
from .process_group import living_members

PROMISED_SECONDS = 2.0
EXECUTOR = "ProcessPoolExecutor"


@unittest.skipIf(sys.platform == "win32", "signals")
class WorkerDeath(unittest.TestCase):
    def test_while_tasks_run(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                host.begin("endless", strategy, 2, {"tasks": 4}, options=options)
                host.wait_for("ready")
                host.say("start")
                seconds_until(lambda host=host: host.log.count(b"begun") == 2)  # type: ignore[misc]
                self.check_report(host, 1)

    def test_between_ready_and_start(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                host.begin("endless", strategy, 2, {"tasks": 4}, options=options)
                host.wait_for("ready")
                victim = self.kill(host, 0)
                # It may have seen that, and said its last word, already.
                host.say_unless_ended("start")
                self.check_messages(host, victim)

    def test_what_the_library_makes_of_it(self) -> None:
        for executor, words in (
            ("multiprocessing.Pool", "multiprocessing.Pool would wait for them for ever."),
            (EXECUTOR, "ProcessPoolExecutor raised BrokenProcessPool."),
        ):
            with self.subTest(executor), HostProcess(ODD_HOST) as host:
                host.begin("quitting", "process-pool", 2, {"tasks": 20}, options={"executor": executor})
                host.wait_for("ready")
                host.say("start")
                self.assertEqual(host.wait_for_exit(), 1)
                self.assertIn(words, host.messages[-1]["message"])
                self.assertRegex(host.messages[-1]["message"], r"^Worker process \d+ \(pid \d+\) exited with code 7\. (\d+ tasks are|Task \d+ is) lost")

    def test_while_calls_come_in(self) -> None:
        # Results keep coming as well: they must not get between the two last messages.
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                host.begin("empty", strategy, 2, {"tasks": 100_000}, options=options)
                host.wait_for("ready")
                host.say("start")
                host.wait_for("tasks")
                self.kill(host, 1)
                self.assertEqual(host.wait_for_exit(), 1)
                exited, error = host.messages[-2:]
                self.assertEqual((exited["type"], exited.get("id")), ("worker-exited", 1))
                self.assertEqual(error["code"], "worker-died")

    def check_report(self, host: HostProcess, number: int) -> None:
        begun = time.monotonic()
        self.check_messages(host, self.kill(host, number))
        self.assertLess(time.monotonic() - begun, PROMISED_SECONDS)

    def kill(self, host: HostProcess, number: int) -> int:
        victim = next(worker for worker in host.of_type("worker-started") if worker["id"] == number)
        os.kill(victim["pid"], signal.SIGKILL)
        return number

    def check_messages(self, host: HostProcess, number: int) -> None:
        self.assertEqual(host.wait_for_exit(), 1)
        exited, error = host.messages[-2:]
        self.assertEqual((exited["type"], exited["id"], exited["signal"]), ("worker-exited", number, "SIGKILL"))
        self.assertEqual((error["type"], error["code"]), ("host-error", "worker-died"))
        pid = next(worker["pid"] for worker in host.of_type("worker-started") if worker["id"] == number)
        said = f"Worker process {number} (pid {pid}) was ended by SIGKILL. 4 tasks are lost (0, 1, 2, 3). "
        self.assertEqual(error["message"][: len(said)], said)
        self.assertTrue(error["message"].endswith("If memory is short, use fewer workers."), error["message"])
        self.assertEqual(host.of_type("finished"), [])
        seconds_until(lambda: living_members(host.process.pid) == [], PROMISED_SECONDS)

    def test_after_the_last_result(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.begin("primes", strategy, 2, {"tasks": 4, "size": 10}, options=options)
                host.wait_for("ready")
                host.say("start")
                host.wait_for("finished")
                self.kill(host, 1)
                host.say("release")
                self.assertEqual(host.wait_for_exit(PROMISED_SECONDS), 0)
                exited = {message["id"]: message.get("signal") for message in host.of_type("worker-exited")}
                self.assertEqual(exited.pop(1), "SIGKILL")
                # An executor ends its other processes by SIGTERM, if it comes to that before the host is released.
                self.assertIn(exited, [{0: None}, {0: "SIGTERM"}] if options.get("executor") == EXECUTOR else [{0: None}])

    @unittest.skipUnless(hasattr(os, "fork"), "file limits")
    def test_too_many_workers(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(open_files=40) as host:
                host.begin("primes", strategy, 100, {"tasks": 4, "size": 10}, options=options)
                self.assertEqual(host.wait_for_exit(), 1)
                self.assertEqual(host.messages[-1]["code"], "workers-failed", host.messages[-1])
                self.assertIn("100 workers", host.messages[-1]["message"])
                seconds_until(lambda host=host: living_members(host.process.pid) == [], PROMISED_SECONDS)  # type: ignore[misc]

    def test_a_worker_that_dies_before_it_is_ready(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            if options["startMethod"] == "fork":
                continue  # a forked process is sent nothing
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                host.begin("stillborn", strategy, 2, {"tasks": 4}, options=options)
                self.assertEqual(host.wait_for_exit(), 1)
                self.assertEqual(host.messages[-1]["code"], "worker-died")
                self.assertIn("before it was ready", host.messages[-1]["message"])

    def test_a_worker_that_exits_by_itself(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                host.begin("quitting", strategy, 2, {"tasks": 4}, options=options)
                host.wait_for("ready")
                host.say("start")
                self.assertEqual(host.wait_for_exit(PROMISED_SECONDS), 1)
                self.assertEqual(host.of_type("worker-exited")[0]["exitCode"], 7)
                self.assertEqual(host.messages[-1]["code"], "worker-died")

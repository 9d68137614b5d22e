"""What goes over the pipe, whatever tasks do."""

from __future__ import annotations

import json
import os
import time
import unittest
from pathlib import Path

from .host_process import ODD_HOST, VARIANTS, HostProcess
from .slow_server import SlowServer

BATCH_TASKS = 256
LONGEST_LINE_BYTES = 1024 * 1024


class ProtocolLines(unittest.TestCase):
    def test_what_tasks_print_is_log(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.assertEqual(host.run_through("noisy", strategy, 2, {"tasks": 4}, options=options), 0)
                self.assertEqual(len(host.tasks()), 4)
                self.assertEqual(len(host.of_type("finished")), 1)
                for text, times in (
                    (b'{"type":"finished"}', 4),
                    (b"half a line", 4),
                    (b"host-error", 4),
                    (b"a child", 4),
                ):
                    self.assertEqual(host.log.count(text), times, host.log)

    def test_tasks_that_raise(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.assertEqual(host.run_through("failing", strategy, 2, {"tasks": 1000}, options=options), 0)
                finished = host.of_type("finished")[0]
                self.assertEqual((finished["tasksDone"], finished["tasksFailed"]), (500, 500))
                errors = [record["error"] for record in host.tasks() if "error" in record]
                self.assertEqual({(error["kind"], error["code"]) for error in errors}, {("task", "LookupError")})
                self.assertTrue(all(error["message"].startswith("what was ") for error in errors))
                self.assertLess(max(len(json.dumps(message)) for message in host.messages), LONGEST_LINE_BYTES)

    def test_bad_answers_are_task_errors(self) -> None:
        for strategy in ("threads", "async"):
            for status, expected_bytes, word in ((404, 16, "404"), (200, 17, "16 bytes")):
                with self.subTest(strategy, word=word), SlowServer(status=status) as server, HostProcess() as host:
                    parameters = {"tasks": 2, "latencyMs": 0, "responseBytes": expected_bytes}
                    self.assertEqual(host.run_through("http-get", strategy, 2, parameters, server=server.address), 0)
                    for record in host.tasks():
                        self.assertEqual((record["error"]["kind"], record["error"]["code"]), ("task", "BadResponse"))
                        self.assertIn(word, record["error"]["message"])

    def test_nobody_listens(self) -> None:
        with SlowServer() as server:
            address = server.address
        for strategy in ("threads", "async"):
            with self.subTest(strategy), HostProcess() as host:
                parameters = {"tasks": 2, "latencyMs": 0, "responseBytes": 16}
                self.assertEqual(host.run_through("http-get", strategy, 2, parameters, server=address), 0)
                self.assertEqual({r["error"]["code"] for r in host.tasks()}, {"ConnectionRefusedError"})

    def test_batches(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                tasks = 3000
                host.run_through("empty", strategy, 2, {"tasks": tasks}, options=options)
                self.assertEqual(sorted(record["task"] for record in host.tasks()), list(range(tasks)))
                sizes = [len(message["tasks"]) for message in host.of_type("tasks")]
                self.assertLessEqual(max(sizes), BATCH_TASKS)
                self.assertLess(len(sizes), tasks / 10)

    def test_a_result_does_not_wait_for_a_full_batch(self) -> None:
        with HostProcess(ODD_HOST) as host:
            # The first task ends at once, the second one never.
            host.begin("half-endless", "sequential", 1, {"tasks": 2})
            host.wait_for("ready")
            host.say("start")
            self.assertEqual([r["task"] for r in host.wait_for("tasks")["tasks"]], [0])

    def test_hello(self) -> None:
        before_ns = time.monotonic_ns()
        with HostProcess() as host:
            host.begin("primes", "sequential", 1, {"tasks": 2, "size": 10})
            hello = host.wait_for("hello")
            host.wait_for("ready")
            self.assertEqual((hello["protocol"], hello["runtime"], hello["pid"]), (1, "python", host.process.pid))
            self.assertIsInstance(hello["clockNs"], str)
            if hasattr(time, "clock_gettime_ns") and os.path.exists("/proc"):
                self.assertLessEqual(before_ns, int(hello["clockNs"]))
                self.assertLessEqual(int(hello["clockNs"]), time.monotonic_ns())
                threads = {int(name) for name in os.listdir(f"/proc/{hello['pid']}/task")}
                self.assertEqual({hello["pid"], *hello["helperTids"]}, threads)

    @unittest.skipUnless(Path("/proc/self/status").exists(), "only Linux inherits the peak of whoever starts a program")
    def test_memory_is_the_hosts_own(self) -> None:
        ballast = b"x" * 200_000_000
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.run_through("primes", strategy, 2, {"tasks": 4, "size": 10}, options=options)
                peaks = [host.of_type("finished")[0]["host"], *host.of_type("worker-exited")]
                for peak in (usage["maxRssBytes"] for usage in peaks if usage["maxRssBytes"] is not None):
                    self.assertGreater(peak, 5_000_000)
                    self.assertLess(peak, len(ballast) / 2)
                kinds = {worker["kind"] for worker in host.of_type("worker-started")}
                self.assertEqual(kinds == {"process"}, all(usage["maxRssBytes"] for usage in peaks))

    def test_cpu_time_is_the_works(self) -> None:
        # Most of the run computes, so the account has to be near the wall time of one core (or of both).
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.run_through("primes", strategy, 2, {"tasks": 4, "size": 20_000}, options=options)
                cpu_us = [m["cpuUserUs"] + m["cpuSystemUs"] for m in host.of_type("worker-exited")]
                busy_ns = sum(record["finishedNs"] - record["startedNs"] for record in host.tasks())
                self.assertGreater(sum(cpu_us), 5_000)
                self.assertLess(sum(cpu_us), busy_ns / 1000 * 1.2 + 5_000)

"""What a host does about tasks that fail, take too long, or lose an error."""

from __future__ import annotations

import time
import unittest
from typing import Any

from .host_process import ODD_HOST, PATIENCE_SECONDS, PER_TASK, VARIANTS, HostProcess

FAULTY = {"tasks": 40, "waitMs": 5, "fault": "raise", "percent": 100, "memoryMb": 64}
HANGING = {"tasks": 6, "waitMs": 1, "fault": "hang", "percent": 0, "memoryMb": 64}
HUNG = 3
"""The task of `HANGING` that never ends."""
PROMISED_SECONDS = 1.0


class Policy(unittest.TestCase):
    def test_stop_at_the_first_failure(self) -> None:
        for strategy, options in [*VARIANTS, *PER_TASK]:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.begin("faulty", strategy, 2, FAULTY, options={**options, "onTaskError": "stop"})
                host.wait_for("ready")
                host.say("start")
                finished = host.wait_for("finished")
                self.assertEqual((finished["stopped"], finished.get("stoppedBecause")), (True, "task-failed"))
                self.assertEqual((finished["tasksDone"], finished["tasksFailed"]), (0, len(host.tasks())))
                self.assertGreaterEqual(len(host.tasks()), 1)
                self.assertLess(len(host.tasks()), FAULTY["tasks"])
                self.assertIsNone(finished["digest"])
                host.say("release")
                self.assertEqual(host.wait_for_exit(PROMISED_SECONDS * 2), 0)
                started, exited = host.of_type("worker-started"), host.of_type("worker-exited")
                self.assertEqual({worker["id"] for worker in exited}, {worker["id"] for worker in started})

    def test_a_chunk_ends_at_its_first_failure(self) -> None:
        for strategy in ("thread-pool", "process-pool"):
            with self.subTest(strategy), HostProcess() as host:
                options = {"onTaskError": "stop", "chunk": 40}
                host.run_through("faulty", strategy, 2, FAULTY, options=options)
                self.assertEqual([record["task"] for record in host.tasks()], [0])

    def test_input_that_cannot_be_read_is_no_failure(self) -> None:
        for strategy, options in (("threads", {}), ("process-pool", {}), ("async", {})):
            with self.subTest(strategy), HostProcess(ODD_HOST) as host:
                host.run_through("unreadable", strategy, 2, {"tasks": 6}, options={**options, "onTaskError": "stop"})
                finished = host.of_type("finished")[0]
                self.assertEqual((finished["stopped"], finished["tasksFailed"]), (False, 6))


class TimeLimit(unittest.TestCase):
    def test_coroutines_are_cancelled_and_the_run_goes_on(self) -> None:
        for strategy, options in VARIANTS:
            if "async" not in strategy:
                continue
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                self.check_cancelled(host, strategy, options)

    def test_calls_in_helper_threads_are_given_up(self) -> None:
        # Their threads hang for ever, and must not keep the host from ending.
        for strategy in ("async", "threads-async", "processes-async"):
            with self.subTest(strategy), HostProcess() as host:
                self.check_cancelled(host, strategy, {"asyncCalls": "to-thread"})

    def check_cancelled(self, host: HostProcess, strategy: str, options: dict[str, Any]) -> None:
        code = host.run_through("faulty", strategy, 2, HANGING, options={**options, "taskTimeLimitMs": 300})
        self.assertEqual(code, 0)
        finished = host.of_type("finished")[0]
        self.assertEqual((finished["tasksDone"], finished["tasksFailed"], finished["stopped"]), (5, 1, False))
        error = next(record["error"] for record in host.tasks() if "error" in record)
        self.assertEqual((error["kind"], error["code"]), ("task", "TimeoutError"))
        self.assertIn("300 ms", error["message"])

    def test_what_cannot_be_interrupted_ends_the_run(self) -> None:
        blocking = [(strategy, {"asyncCalls": "blocking"}) for strategy in ("async", "threads-async")]
        for strategy, options in [*VARIANTS, *PER_TASK, *blocking]:
            if "async" in strategy and "asyncCalls" not in options:
                continue
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.begin("faulty", strategy, 2, HANGING, options={**options, "taskTimeLimitMs": 400})
                host.wait_for("ready")
                host.say("start")
                self.assertEqual(host.wait_for_exit(), 1)
                error = host.messages[-1]
                self.assertEqual((error["type"], error["code"]), ("host-error", "task-time-limit"))
                self.assertIn("400 ms", error["message"])
                self.assertRegex(error["message"], rf"tasks? [\d, ]*\b{HUNG}\b")
                self.assertIn("worker", error["message"])
                self.assertEqual(host.of_type("finished"), [])

    def test_a_loop_that_never_gets_to_cancel(self) -> None:
        with HostProcess(ODD_HOST) as host:
            host.begin("endless", "async", 2, {"tasks": 4}, options={"taskTimeLimitMs": 50})
            host.wait_for("ready")
            host.say("start")
            self.assertEqual(host.wait_for_exit(), 1)
            self.assertEqual(host.messages[-1]["code"], "task-time-limit")

    def test_many_tasks_within_the_limit(self) -> None:
        # Together they take far longer than the limit of one, also the eight of one call.
        for strategy, options in (
            ("sequential", {}),
            ("threads", {"schedule": "blocks"}),
            ("thread-pool", {"chunk": 8}),
            ("process-pool", {"schedule": "guided"}),
            ("processes", {}),
            ("threads", {"perTask": True}),
            ("async", {"asyncCalls": "blocking"}),
        ):
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                sleeps = {"tasks": 16, "size": 60}
                limited = {**options, "taskTimeLimitMs": 250}
                self.assertEqual(host.run_through("sleep", strategy, 2, sleeps, options=limited), 0)
                self.assertEqual(host.of_type("finished")[0]["tasksDone"], 16)


class Lost(unittest.TestCase):
    def test_an_error_that_nobody_waits_for(self) -> None:
        parameters = {**HANGING, "fault": "unawaited"}
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                self.assertEqual(host.run_through("faulty", strategy, 2, parameters, options=options), 0)
                self.assertEqual(host.of_type("finished")[0]["tasksDone"], 6)
                lost = [m["message"] for m in host.of_type("warning") if m["code"] == "error-lost"]
                self.assertEqual(len(lost), 1 if "async" in strategy else 0)
                self.assertTrue(all("InjectedFault" in message for message in lost))

    def test_sys_exit_in_a_task_is_its_failure(self) -> None:
        for strategy, options in (("sequential", {}), ("threads", {}), ("process-pool", {}), ("async", {})):
            with self.subTest(strategy), HostProcess(ODD_HOST) as host:
                self.assertEqual(host.run_through("exiting", strategy, 2, {"tasks": 2}, options=options), 0)
                self.assertEqual({record["error"]["code"] for record in host.tasks()}, {"SystemExit"})

    def test_an_error_without_a_readable_message(self) -> None:
        with HostProcess(ODD_HOST) as host:
            self.assertEqual(host.run_through("unspeakable", "threads", 2, {"tasks": 600}), 0)
            errors = [record["error"] for record in host.tasks()]
            self.assertEqual(len(errors), 600)
            self.assertLess(max(len(error["code"]) for error in errors), 200)
            self.assertIn("can't be had", errors[0]["message"])


class Promptness(unittest.TestCase):
    def test_the_time_limit_is_noticed_soon(self) -> None:
        with HostProcess() as host:
            host.begin("faulty", "threads", 2, {**HANGING, "tasks": 4}, options={"taskTimeLimitMs": 500})
            host.wait_for("ready")
            host.say("start")
            begun = time.monotonic()
            host.wait_for("host-error")
            self.assertLess(time.monotonic() - begun, PATIENCE_SECONDS / 5)
            self.assertGreater(time.monotonic() - begun, 0.5)

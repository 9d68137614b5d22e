"""What a host tells beside results: shared state, critical sections, handed-over data, late loops, its abilities."""

from __future__ import annotations

import unittest

from corelane_host.clock import now_ns
from corelane_host.loop_delay import TIMER_NS, LoopDelay, LoopTimer, worst

from .host_process import IN_LOOPS, ODD_HOST, PER_TASK, VARIANTS, HostProcess, json_line

INTERPRETERS = {"executor": "InterpreterPoolExecutor"}
SHARED = [
    (strategy, options)
    for strategy, options in [*VARIANTS, *PER_TASK]
    if not strategy.endswith("-async") and options != INTERPRETERS
]


class Shared(unittest.TestCase):
    def test_invariants_and_critical_sections(self) -> None:
        for strategy, options in SHARED:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.assertEqual(host.run_through("sharing", strategy, 2, {"tasks": 10}, options=options), 0)
                (invariant,) = host.of_type("finished")[0]["invariants"]
                self.assertEqual((invariant["name"], invariant["expected"], invariant["actual"]), ("sum", 10, 10))
                self.assertEqual((invariant["relation"], invariant["guaranteed"]), ("equal", True))
                self.check_locked(host)
                self.assertEqual(host.log.count(b"closed"), 1, host.log)

    def check_locked(self, host: HostProcess) -> None:
        exited = host.of_type("worker-exited")
        locked_ns = sum(worker["lockedCpuNs"] for worker in exited)
        cpu_ns = sum(worker["cpuUserUs"] + worker["cpuSystemUs"] for worker in exited) * 1000
        self.assertGreater(locked_ns, 1_000_000)  # ten sums of 100 000 numbers, twice
        self.assertLess(locked_ns, cpu_ns * 1.1 + 5_000_000)

    def test_plain_calls_in_a_loop_share_plain_locks(self) -> None:
        for calls in ("blocking", "to-thread"):
            with self.subTest(calls), HostProcess(ODD_HOST) as host:
                host.run_through("sharing", "async", 2, {"tasks": 10}, options={"asyncCalls": calls})
                self.assertEqual(host.of_type("finished")[0]["invariants"][0]["actual"], 10)
                self.assertGreater(host.of_type("worker-exited")[0]["lockedCpuNs"], 1_000_000)

    def test_none_where_nothing_is_shared(self) -> None:
        for strategy, options in (("threads", {}), ("process-pool", {})):
            with self.subTest(strategy), HostProcess() as host:
                host.run_through("primes", strategy, 2, {"tasks": 4, "size": 50}, options=options)
                self.assertNotIn("invariants", host.of_type("finished")[0])
                self.assertTrue(all("lockedCpuNs" not in worker for worker in host.of_type("worker-exited")))

    def test_a_stopped_run_tells_no_invariants_and_is_tidied_up(self) -> None:
        for strategy, options in (("threads", {}), ("processes", {}), ("async", {})):
            with self.subTest(strategy), HostProcess(ODD_HOST) as host:
                host.begin("sharing", strategy, 2, {"tasks": 10}, options=options)
                host.wait_for("ready")
                host.say("stop")
                self.assertNotIn("invariants", host.wait_for("finished"))
                host.say("release")
                self.assertEqual(host.wait_for_exit(), 0)
                self.assertEqual(host.log.count(b"closed"), 1, host.log)


class HandedOver(unittest.TestCase):
    def test_the_host_makes_the_digest(self) -> None:
        for strategy, options in [*VARIANTS, *PER_TASK]:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                self.assertEqual(host.run_through("handing", strategy, 2, {"tasks": 6}, options=options), 0)
                pids = {worker["id"]: worker["pid"] for worker in host.of_type("worker-started")}
                for record in host.tasks():
                    if record["task"] % 2:
                        self.assertEqual(record["error"]["code"], "LookupError")
                    else:
                        self.assertEqual(int(record["digest"], 16), pids[record["worker"]])


class Delay(unittest.TestCase):
    def test_a_loop_that_is_kept_from_its_timers(self) -> None:
        hybrids = [("threads-async", {}), ("processes-async", {})]
        for strategy, options in [*IN_LOOPS, *hybrids]:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                blocking = {**options, "asyncCalls": "blocking"}
                host.run_through("sleep", strategy, 2, {"tasks": 4, "size": 100}, options=blocking)
                delay = host.of_type("finished")[0]["eventLoopDelay"]
                self.assertGreater(delay["maxNs"], 85_000_000)
                self.assertLessEqual(delay["p99Ns"], delay["maxNs"])

    def test_a_loop_that_waits_is_not_late_for_long(self) -> None:
        delays = {}
        for calls in ("awaited", "blocking"):
            with HostProcess() as host:
                host.run_through("sleep", "async", 2, {"tasks": 8, "size": 100}, options={"asyncCalls": calls})
                delays[calls] = host.of_type("finished")[0]["eventLoopDelay"]["p99Ns"]
        self.assertLess(delays["awaited"], delays["blocking"] / 2)

    def test_only_of_loops_and_not_of_short_runs(self) -> None:
        for strategy, tasks in (("threads", 4), ("async", 1)):
            with self.subTest(strategy), HostProcess() as host:
                host.run_through("primes", strategy, 2, {"tasks": tasks, "size": 10})
                self.assertNotIn("eventLoopDelay", host.of_type("finished")[0])

    def test_every_moment_that_passes_counts(self) -> None:
        timer = LoopTimer()
        timer._due_ns = now_ns() - 10 * TIMER_NS  # it has not been served for a while
        timer.stop()
        delay = timer.delay()
        assert delay is not None
        self.assertEqual(len(timer._late_ns), 11)
        self.assertGreaterEqual(delay.max_ns, 10 * TIMER_NS)
        self.assertEqual(timer.delay(), delay)

    def test_long_runs_keep_their_greatest_delay(self) -> None:
        timer = LoopTimer()
        timer._due_ns = now_ns() - 200_000 * TIMER_NS
        timer.stop()
        self.assertLessEqual(len(timer._late_ns), 100_001)
        delay = timer.delay()
        assert delay is not None
        self.assertGreaterEqual(delay.max_ns, 200_000 * TIMER_NS)

    def test_the_worst_loop(self) -> None:
        self.assertEqual(worst([None, LoopDelay(2, 3), LoopDelay(1, 9)]), LoopDelay(2, 3))
        self.assertIsNone(worst([None]))


class Abilities(unittest.TestCase):
    def test_describe(self) -> None:
        with HostProcess() as host:
            host.write(json_line({"type": "describe", "protocol": 1}))
            self.assertEqual(host.wait_for_exit(), 0)
            (description,) = host.messages
            self.assertEqual((description["type"], description["runtime"]), ("description", "python"))
            self.assertEqual(len(description["workloads"]["primes"]), 8)
            self.assertNotIn("sequential", description["workloads"]["start-gate"])

    def test_describe_in_another_version(self) -> None:
        with HostProcess() as host:
            host.write(json_line({"type": "describe", "protocol": 7}))
            self.assertEqual(host.wait_for_exit(), 1)
            self.assertEqual(host.messages[-1]["code"], "protocol-version")

    def test_what_is_not_admitted_is_refused(self) -> None:
        for workload, strategy, options in (
            ("counter", "threads-async", {}),
            ("lock-contention", "processes-async", {}),
            ("bounded-buffer", "sequential", {}),
            ("start-gate", "async", {"asyncCalls": "blocking"}),
        ):
            with self.subTest(workload, strategy=strategy), HostProcess() as host:
                host.begin(workload, strategy, 2, {"tasks": 4}, options=options)
                self.assertEqual(host.wait_for_exit(), 1)
                self.assertEqual(host.messages[-1]["code"], "bad-parameter")
                self.assertIn(workload, host.messages[-1]["message"])

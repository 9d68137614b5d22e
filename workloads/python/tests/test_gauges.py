"""What a host tells of its event loops while they work, where somebody watches."""

from __future__ import annotations

import unittest
from typing import Any

from corelane_host.clock import now_ns
from corelane_host.loop_delay import TIMER_NS, LoopTimer

from .host_process import IN_LOOPS, VARIANTS, HostProcess

LOOPS = [*IN_LOOPS, ("threads-async", {}), ("processes-async", {})]
LONG = {"tasks": 8, "size": 100}
"""Parameters of `sleep`: with blocking calls each loop is kept for 100 ms at a time."""


def readings(host: HostProcess) -> list[dict[str, Any]]:
    return [worker for message in host.of_type("gauges") for worker in message["workers"]]


class LoopGauges(unittest.TestCase):
    def test_of_every_loop_while_it_works(self) -> None:
        for strategy, options in LOOPS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                blocking = {**options, "asyncCalls": "blocking"}
                self.assertEqual(host.run_through("sleep", strategy, 2, LONG, options=blocking, gauges=True), 0)
                started = {worker["id"] for worker in host.of_type("worker-started")}
                seen = readings(host)
                self.assertEqual({worker["id"] for worker in seen}, started)
                self.assertGreater(max(worker["loopDelayNs"] for worker in seen), 50_000_000)
                self.assertTrue(all(set(worker) == {"id", "loopDelayNs"} for worker in seen), seen)
                kinds = [message["type"] for message in host.messages]
                self.assertGreater(kinds.index("gauges"), kinds.index("ready"))
                self.assertLess(len(kinds) - kinds[::-1].index("gauges") - 1, kinds.index("finished"))

    def test_a_loop_shows_while_it_is_blocked(self) -> None:
        for strategy in ("async", "threads-async"):
            with self.subTest(strategy), HostProcess() as host:
                endless = {"tasks": 1, "size": 3_000_000}
                host.begin("primes", strategy, 1, endless, options={"asyncCalls": "blocking"}, gauges=True)
                host.wait_for("ready")
                host.say("start")
                first = host.wait_for("gauges")["workers"][0]["loopDelayNs"]
                second = host.wait_for("gauges")["workers"][0]["loopDelayNs"]
                self.assertEqual(host.tasks(), [])
                self.assertGreater(second, 1.5 * first)

    def test_a_loop_that_waits_is_less_late_than_one_that_is_blocked(self) -> None:
        greatest = {}
        for calls in ("awaited", "blocking"):
            with HostProcess() as host:
                host.run_through("sleep", "async", 2, LONG, options={"asyncCalls": calls}, gauges=True)
                greatest[calls] = max(worker["loopDelayNs"] for worker in readings(host))
        self.assertLess(greatest["awaited"], greatest["blocking"] / 2)

    def test_nothing_where_nobody_watches(self) -> None:
        for more in ({}, {"gauges": False}, {"gauges": "yes"}):
            with self.subTest(more), HostProcess() as host:
                host.run_through("sleep", "async", 2, LONG, options={"asyncCalls": "blocking"}, **more)
                self.assertEqual(host.of_type("gauges"), [])
                self.assertEqual(len(host.of_type("hello")[0]["helperTids"]), 2)

    def test_other_strategies_ignore_it(self) -> None:
        for strategy, options in VARIANTS:
            if strategy.endswith("async"):
                continue
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                parameters = {"tasks": 4, "size": 100}
                self.assertEqual(host.run_through("primes", strategy, 2, parameters, options=options, gauges=True), 0)
                self.assertEqual(host.of_type("gauges"), [])


class RecentDelay(unittest.TestCase):
    def test_what_is_due_and_not_served_counts(self) -> None:
        timer = LoopTimer()
        timer._due_ns = now_ns() - 7 * TIMER_NS
        self.assertGreaterEqual(timer.recent_ns() or 0, 7 * TIMER_NS)
        self.assertGreaterEqual(timer.recent_ns() or 0, 7 * TIMER_NS)  # it is still not served

    def test_what_was_told_is_not_told_again(self) -> None:
        timer = LoopTimer()
        timer._due_ns = now_ns() - 7 * TIMER_NS
        timer._take(now_ns())
        self.assertGreaterEqual(timer.recent_ns() or 0, 7 * TIMER_NS)
        timer._due_ns = now_ns() + 1000 * TIMER_NS
        self.assertEqual(timer.recent_ns(), 0)

    def test_nothing_after_the_tasks(self) -> None:
        timer = LoopTimer()
        timer.stop()
        self.assertIsNone(timer.recent_ns())

"""Options of a run: defaults, places, bounds."""

from __future__ import annotations

import sys
import unittest
from typing import Any

from corelane_host.admission import SHARING, abilities, refusal
from corelane_host.errors import HostError
from corelane_host.options import ALL, Options, parse_options
from corelane_host.strategies import FILES, STRATEGIES, load_strategy, variant_of
from corelane_host.tasks import WORKLOADS


class Parsing(unittest.TestCase):
    def test_defaults(self) -> None:
        for strategy, schedule, executor in (
            ("sequential", None, None),
            ("async", None, None),
            ("threads", "round-robin", None),
            ("threads-async", "round-robin", None),
            ("thread-pool", "dynamic", "ThreadPoolExecutor"),
            ("process-pool", "dynamic", "multiprocessing.Pool"),
        ):
            with self.subTest(strategy):
                self.assertEqual(parse_options({}, strategy), Options(schedule=schedule, executor=executor))

    def test_all_that_there_is(self) -> None:
        given = {"schedule": "guided", "chunk": 4, "executor": "ProcessPoolExecutor", "startMethod": "spawn"}
        general = {"onTaskError": "stop", "taskTimeLimitMs": 250, "gil": "off"}
        expected = Options("spawn", "ProcessPoolExecutor", False, "guided", 4, on_task_error="stop")
        self.assertEqual(
            parse_options({**given, **general}, "process-pool"), expected._replace(task_time_limit_ms=250)
        )
        loops = {"asyncCalls": "to-thread", "inFlight": 4096, "schedule": "blocks"}
        hybrid = parse_options(loops, "threads-async")
        self.assertEqual((hybrid.async_calls, hybrid.in_flight, hybrid.schedule), ("to-thread", 4096, "blocks"))
        self.assertTrue(parse_options({"perTask": True}, "processes").per_task)
        self.assertIsNone(parse_options({"perTask": True}, "processes").schedule)
        self.assertEqual(parse_options({"perTask": False}, "processes").schedule, "round-robin")

    def test_an_option_that_is_null_is_absent(self) -> None:
        self.assertEqual(parse_options({"chunk": None, "startMethod": None}, "threads"), parse_options({}, "threads"))

    def test_what_is_refused(self) -> None:
        for strategy, given, word in (
            ("threads", {"startMethod": "fork"}, "startMethod"),
            ("sequential", {"schedule": "blocks"}, "schedule"),
            ("threads", {"schedule": "dynamic"}, "dynamic"),
            ("thread-pool", {"schedule": "round-robin"}, "round-robin"),
            ("thread-pool", {"executor": "ProcessPoolExecutor"}, "ProcessPoolExecutor"),
            ("threads", {"chunk": 2}, "chunk"),
            ("process-pool", {"chunk": 0}, "chunk"),
            ("process-pool", {"chunk": 100_001}, "100001"),
            ("process-pool", {"schedule": "blocks", "chunk": 2}, "blocks"),
            ("threads", {"perTask": "yes"}, "yes"),
            ("threads", {"perTask": True, "schedule": "blocks"}, "perTask"),
            ("thread-pool", {"perTask": True}, "perTask"),
            ("threads", {"asyncStyle": "gather"}, "asyncStyle"),
            ("async", {"asyncStyle": "race"}, "race"),
            ("async", {"asyncCalls": "sometimes"}, "sometimes"),
            ("async", {"inFlight": 4}, "inFlight"),
            ("threads-async", {"inFlight": 4097}, "4097"),
            ("async", {"onTaskError": "panic"}, "panic"),
            ("async", {"taskTimeLimitMs": 0}, "taskTimeLimitMs"),
            ("async", {"taskTimeLimitMs": 3_600_001}, "3600001"),
            ("processes", {"serialization": "json"}, "serialization"),
            ("processes", {"colour": "red"}, "colour"),
        ):
            with self.subTest(strategy=strategy, given=given):
                self.assertIn(word, self.refused(given, strategy))

    def test_what_this_interpreter_is_too_old_for(self) -> None:
        for strategy, given, least in (
            ("async", {"asyncStyle": "task-group"}, (3, 11)),
            ("thread-pool", {"executor": "InterpreterPoolExecutor"}, (3, 14)),
        ):
            with self.subTest(strategy):
                if sys.version_info >= least:
                    parse_options(given, strategy)
                else:
                    self.assertIn("needs Python", self.refused(given, strategy))

    def refused(self, given: dict[str, Any], strategy: str) -> str:
        with self.assertRaises(HostError) as caught:
            parse_options(given, strategy)
        self.assertEqual(caught.exception.code, "bad-parameter")
        self.assertTrue(caught.exception.message.endswith("."))
        return caught.exception.message


class Places(unittest.TestCase):
    def test_every_variant_has_its_file(self) -> None:
        self.assertEqual(set(STRATEGIES), set(ALL))
        for (strategy, variant), module in FILES.items():
            options = Options(
                executor=variant if strategy.endswith("pool") else None,
                per_task=variant == "per-task",
                async_style=variant if strategy == "async" and variant else "gather",
            )
            with self.subTest(module):
                self.assertEqual(variant_of(strategy, options), variant)
                if module != "interpreter_pool" or sys.version_info >= (3, 14):
                    self.assertTrue(load_strategy(strategy, options).__module__.endswith(f".{module}"))

    def test_who_is_admitted(self) -> None:
        admitted = abilities(tuple(WORKLOADS), STRATEGIES)
        self.assertEqual(admitted["primes"], list(STRATEGIES))
        self.assertTrue(set(SHARING) <= set(WORKLOADS))
        for workload in SHARING:
            self.assertFalse({"threads-async", "processes-async"} & set(admitted[workload]), workload)
            self.assertTrue({"threads", "processes", "async"} <= set(admitted[workload]), workload)
        self.assertIn("sequential", admitted["counter"])
        self.assertNotIn("sequential", admitted["bounded-buffer"])
        self.assertNotIn("sequential", admitted["start-gate"])

    def test_what_options_rule_out(self) -> None:
        blocking = Options(async_calls="blocking")
        self.assertIsNone(refusal("counter", "async", blocking))
        self.assertIn("await", refusal("start-gate", "async", blocking) or "")
        interpreters = Options(executor="InterpreterPoolExecutor")
        self.assertIsNone(refusal("primes", "thread-pool", interpreters))
        self.assertIn("ThreadPoolExecutor", refusal("counter", "thread-pool", interpreters) or "")

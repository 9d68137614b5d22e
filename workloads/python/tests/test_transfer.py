"""How long results take from a worker to the host, and where there is no such way."""

from __future__ import annotations

import unittest
from statistics import median
from typing import Any

from .host_process import IN_PROCESSES, PER_TASK, VARIANTS, HostProcess

TASKS = 6


def hands_over(strategy: str, options: dict[str, Any]) -> bool:
    """Whether a result crosses from a process or an interpreter of its own."""
    return strategy.startswith("process") or options.get("executor") == "InterpreterPoolExecutor"


class Transfer(unittest.TestCase):
    def records(self, workload: str, strategy: str, parameters: dict[str, Any], options: Any) -> list[dict[str, Any]]:
        with HostProcess() as host:
            self.assertEqual(host.run_through(workload, strategy, 2, parameters, options=options), 0, host.log)
            end_ns = host.of_type("finished")[0]["endNs"]
            for record in host.tasks():
                received_ns = record.get("receivedNs", record["finishedNs"])
                self.assertLessEqual(record["finishedNs"], received_ns)
                self.assertLessEqual(received_ns, end_ns)
            return host.tasks()

    def test_is_told_of_what_is_handed_over_and_of_nothing_else(self) -> None:
        for strategy, options in [*VARIANTS, *PER_TASK]:
            with self.subTest(strategy=strategy, options=options):
                records = self.records("primes", strategy, {"tasks": TASKS, "size": 100}, options)
                told = {"receivedNs" in record for record in records}
                self.assertEqual(told, {hands_over(strategy, options)})

    def test_takes_longer_the_larger_a_result_is(self) -> None:
        for strategy, options in IN_PROCESSES:
            with self.subTest(strategy=strategy, options=options):
                took_ns = []
                for size in (8, 8_000_000):
                    parameters = {"tasks": TASKS, "size": size, "transport": "copy"}
                    records = self.records("pipe", strategy, parameters, options)
                    took_ns.append(median(record["receivedNs"] - record["finishedNs"] for record in records))
                self.assertGreater(took_ns[0], 0)
                self.assertGreater(took_ns[1], took_ns[0])

    def test_a_chunk_of_a_pool_comes_at_once(self) -> None:
        for executor in ("multiprocessing.Pool", "ProcessPoolExecutor"):
            with self.subTest(executor):
                options = {"executor": executor, "chunk": TASKS}
                records = self.records("primes", "process-pool", {"tasks": TASKS, "size": 100}, options)
                self.assertEqual(len({record["receivedNs"] for record in records}), 1)

"""What a worker reports: its results, and its usage as often as is needed."""

from __future__ import annotations

import unittest

from corelane_host.usage import NEVER_READ, Reading
from corelane_host.worker import OFTEN_ENOUGH_NS, Job, Worker
from corelane_host.options import Options
from corelane_host.parameters import parse_parameters
from corelane_host.tasks.sum import Sum

HOUR_NS = 3600 * 10**9


class Readings:
    """A clock of usage that counts how often it is read."""

    def __init__(self) -> None:
        self.count = 0

    def read(self) -> Reading:
        self.count += 1
        return float(self.count), 0.0, None


def default_options() -> Options:
    """Of a pool."""
    run = {"workload": "sum", "strategy": "thread-pool", "workers": 2, "seed": 1, "parameters": {"tasks": 1}}
    return parse_parameters({"type": "parameters", "protocol": 1, **run, "options": {}}).options


class Reports(unittest.TestCase):
    def setUp(self) -> None:
        self.usage = Readings()

    def worker(self, tasks: int, rest_ns: int) -> Worker:
        return Worker(3, Job(Sum(tasks, 1), default_options()), self.usage.read, rest_ns)

    def test_a_chunk_is_one_report(self) -> None:
        worker = self.worker(10, 0)
        number, results, readings, locked_ns, late_ns = worker.run_chunk((2, 5), lambda: False)
        self.assertEqual((number, locked_ns, late_ns), (3, 0, None))
        self.assertEqual([result[3] for result in results], [Sum(10, 1).run(task) for task in (2, 3, 4)])
        self.assertEqual(readings, ((1.0, 0.0, None), (2.0, 0.0, None)))

    def test_nothing_is_begun_once_the_run_is_stopped(self) -> None:
        for chunk in ((0, 1), (0, 5)):
            report = self.worker(10, 0).run_chunk(chunk, lambda: True)
            self.assertEqual((report[1], report[2]), ((), (NEVER_READ, NEVER_READ)))

    def test_usage_is_read_with_each_report_or_seldom(self) -> None:
        for rest_ns, readings in ((0, 101), (HOUR_NS, 2)):
            self.usage.count = 0
            worker = self.worker(100_000, rest_ns)
            for task in range(100):
                report = worker.run_chunk((task, task + 1), lambda: False)
            self.assertEqual(self.usage.count, readings)
            self.assertEqual(report[2][0], (1.0, 0.0, None))

    def test_the_last_tasks_and_the_last_word_have_a_reading_of_their_own(self) -> None:
        worker = self.worker(100_000, HOUR_NS)
        worker.run_chunk((0, 1), lambda: False)
        worker.run_chunk((1, 2), lambda: False)
        for again in (lambda: worker.run_chunk((99_999, 100_000), lambda: False), worker.report):
            before = self.usage.count
            self.assertEqual(again()[2][1], (float(before + 1), 0.0, None))

    def test_often_enough_is_not_felt_in_milliseconds(self) -> None:
        self.assertLessEqual(OFTEN_ENOUGH_NS, 1_000_000)

"""Results of tiny tasks on their way to the run: many together, none twice, none lost."""

from __future__ import annotations

import threading
import unittest
from typing import List

from corelane_host.errors import TaskError
from corelane_host.gathering import Gathering
from corelane_host.tasks.sum import Sum
from corelane_host.usage import NEVER_READ
from corelane_host.worker import OFTEN_ENOUGH_NS, Job, Report, TaskResult, Worker

from .test_worker import default_options

TASKS = 50_000


class Results(unittest.TestCase):
    def setUp(self) -> None:
        self.reports: List[Report] = []
        self.announced = 0
        worker = Worker(0, Job(Sum(TASKS, 1), default_options()), lambda: NEVER_READ)
        self.gathering = Gathering(worker, self.reports.append, self.announce)

    def announce(self) -> None:
        self.announced += 1

    def tasks(self) -> List[List[int]]:
        return [[result[0] for result in report[1]] for report in self.reports]

    def add(self, task: int, at_ns: int, outcome: "str | TaskError" = "0") -> None:
        result: TaskResult = (task, at_ns, at_ns, outcome)
        self.gathering.add(result)

    def test_wait_for_those_of_the_same_millisecond(self) -> None:
        start_ns = OFTEN_ENOUGH_NS
        for task, at_ns in enumerate((0, 10, 20, OFTEN_ENOUGH_NS - 1, OFTEN_ENOUGH_NS)):
            self.add(task, start_ns + at_ns)
        self.assertEqual(self.tasks(), [[0], [1, 2, 3, 4]])
        self.assertEqual(self.announced, 3)

    def test_of_the_last_tasks_and_of_failed_ones_wait_for_nothing(self) -> None:
        start_ns = OFTEN_ENOUGH_NS
        self.add(0, start_ns)
        self.add(1, start_ns + 1)
        self.add(2, start_ns + 2, TaskError("task", "ValueError", "no"))
        self.add(TASKS - 1, start_ns + 3)
        self.assertEqual(self.tasks(), [[0], [1, 2], [TASKS - 1]])

    def test_are_collected_where_the_next_task_is_long(self) -> None:
        self.add(0, OFTEN_ENOUGH_NS)
        self.add(1, OFTEN_ENOUGH_NS + 1)
        self.gathering.collect()
        self.gathering.collect()
        self.assertEqual(self.tasks(), [[0], [1]])

    def test_are_recorded_once_each_whoever_takes_them(self) -> None:
        added = threading.Event()

        def collect() -> None:
            while not added.is_set():
                self.gathering.collect()

        collectors = [threading.Thread(target=collect) for _ in range(3)]
        for collector in collectors:
            collector.start()
        for task in range(TASKS):
            self.add(task, OFTEN_ENOUGH_NS + task)
        added.set()
        for collector in collectors:
            collector.join()
        self.gathering.collect()
        self.assertEqual(sorted(task for tasks in self.tasks() for task in tasks), list(range(TASKS)))

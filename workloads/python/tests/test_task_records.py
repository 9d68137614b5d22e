"""Task records are written by hand: to the byte what `json.dumps` makes of them, on lines that are not too long."""

from __future__ import annotations

import json
import random
import unittest
from typing import Any

from corelane_host.errors import TaskError
from corelane_host.task_records import LONGEST_LINE_BYTES, TASKS_A_LINE, TaskRecord, json_of, lines_for


def message_of(record: TaskRecord) -> dict[str, Any]:
    """A record with the names of the protocol."""
    names = ("task", "worker", "queuedNs", "startedNs", "finishedNs", "receivedNs")
    times = {name: number for name, number in zip(names, record) if number is not None}
    outcome = record[-1]
    return {**times, **({"error": outcome._asdict()} if isinstance(outcome, TaskError) else {"digest": outcome})}


def records(count: int) -> list[TaskRecord]:
    """Of every kind, with odd texts."""
    chance = random.Random(5)
    texts = ["0011223344556677", "", '"', "\\", "\x00\n", "\U0001f4a5", "é", "٣", "a b"]
    outcomes = [*texts, *(TaskError("task", text, text) for text in texts)]

    def number() -> int:
        return chance.choice([0, -5, 2**53 - 1, chance.randrange(10**12)])

    return [
        (task, chance.randrange(9), number(), number(), number(), chance.choice([None, 0, number()]), outcome)
        for task, outcome in zip(range(count), outcomes * count)
    ]


def error_of(task: int, characters: int) -> TaskRecord:
    """A record with a long error."""
    return task, 0, 0, 0, 0, None, TaskError("task", "X" * characters, "\U0001f4a5" * characters)


class Records(unittest.TestCase):
    def test_each_is_what_json_dumps_writes(self) -> None:
        for record in records(2000):
            self.assertEqual(json_of(record), json.dumps(message_of(record), separators=(",", ":")))

    def test_lines_hold_all_of_them_in_order(self) -> None:
        given = records(3 * TASKS_A_LINE + 1)
        lines = [json.loads(line) for line in lines_for(given).splitlines()]
        self.assertEqual([line["type"] for line in lines], ["tasks"] * 4)
        self.assertLessEqual(max(len(line["tasks"]) for line in lines), TASKS_A_LINE)
        self.assertEqual([task for line in lines for task in line["tasks"]], [message_of(record) for record in given])

    def test_records_that_are_too_long_together_are_spread(self) -> None:
        lines = lines_for([error_of(task, 2000) for task in range(TASKS_A_LINE)]).splitlines()
        self.assertGreater(len(lines), 1)
        self.assertLess(max(map(len, lines)), LONGEST_LINE_BYTES)
        tasks = [found["task"] for line in lines for found in json.loads(line)["tasks"]]
        self.assertEqual(tasks, list(range(TASKS_A_LINE)))

    def test_what_fits_is_one_line(self) -> None:
        self.assertEqual(len(lines_for([error_of(task, 10) for task in range(TASKS_A_LINE)]).splitlines()), 1)

"""Lines on the way out: none too long, none behind the last one."""

from __future__ import annotations

import json
import os
import select
import unittest
from typing import Any

from corelane_host.channel import LONGEST_LINE_BYTES, Channel, lines_for


def record(task: int, characters: int) -> dict[str, Any]:
    return {"task": task, "error": {"kind": "task", "code": "X" * characters, "message": "\U0001f4a5" * characters}}


class Lines(unittest.TestCase):
    def test_records_that_are_too_long_together_are_spread(self) -> None:
        lines = lines_for({"type": "tasks", "tasks": [record(task, 2000) for task in range(256)]}).splitlines()
        self.assertGreater(len(lines), 1)
        self.assertLess(max(map(len, lines)), LONGEST_LINE_BYTES)
        tasks = [found["task"] for line in lines for found in json.loads(line)["tasks"]]
        self.assertEqual(tasks, list(range(256)))

    def test_what_fits_is_one_line(self) -> None:
        lines = lines_for({"type": "tasks", "tasks": [record(task, 10) for task in range(256)]}).splitlines()
        self.assertEqual(len(lines), 1)

    def test_records_wait_longer_where_nobody_watches(self) -> None:
        pipes = [os.pipe(), os.pipe()]
        (unwatched, watched) = (Channel(writing) for _, writing in pipes)
        unwatched.nobody_watches()
        for channel in (unwatched, watched):
            channel.add_task({"task": 0})
        readable, _, _ = select.select([reading for reading, _ in pipes], [], [], 10)
        self.assertEqual(readable, [pipes[1][0]])
        readable, _, _ = select.select([pipes[0][0]], [], [], 10)
        self.assertEqual(readable, [pipes[0][0]])

    def test_nothing_comes_behind_the_last_message(self) -> None:
        reading, writing = os.pipe()
        channel = Channel(writing)
        channel.add_task({"task": 0})
        channel.send_last({"type": "host-error"})
        channel.add_task({"task": 1})
        channel.send({"type": "warning"})
        os.close(writing)
        with os.fdopen(reading, "rb") as lines:
            self.assertEqual([json.loads(line)["type"] for line in lines], ["tasks", "host-error"])

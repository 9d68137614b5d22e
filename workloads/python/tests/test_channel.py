"""Lines on the way out: none too late, none behind the last one."""

from __future__ import annotations

import json
import os
import select
import unittest

from corelane_host.channel import Channel
from corelane_host.task_records import TaskRecord

RECORD: TaskRecord = (0, 0, 1, 2, 3, None, "0011223344556677")


class Lines(unittest.TestCase):
    def test_records_wait_longer_where_nobody_watches(self) -> None:
        pipes = [os.pipe(), os.pipe()]
        (unwatched, watched) = (Channel(writing) for _, writing in pipes)
        unwatched.nobody_watches()
        for channel in (unwatched, watched):
            channel.add_tasks([RECORD])
        readable, _, _ = select.select([reading for reading, _ in pipes], [], [], 10)
        self.assertEqual(readable, [pipes[1][0]])
        readable, _, _ = select.select([pipes[0][0]], [], [], 10)
        self.assertEqual(readable, [pipes[0][0]])

    def test_nothing_comes_behind_the_last_message(self) -> None:
        reading, writing = os.pipe()
        channel = Channel(writing)
        channel.add_tasks([RECORD])
        channel.send_last({"type": "host-error"})
        channel.add_tasks([RECORD])
        channel.send({"type": "warning"})
        os.close(writing)
        with os.fdopen(reading, "rb") as lines:
            self.assertEqual([json.loads(line)["type"] for line in lines], ["tasks", "host-error"])

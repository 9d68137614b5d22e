"""What a forkserver process leaves behind when two threads ask for its exit code at once."""

from __future__ import annotations

import multiprocessing
import threading
import unittest
from typing import Any

from corelane_host.child_processes import poll_one_at_a_time


class OnceReadable:
    """Stands for the end of a `forkserver` process: its code can be read once; who comes too late makes it 255."""

    method = "forkserver"

    def __init__(self) -> None:
        self.returncode: int | None = None
        self._left = [-9]
        self._both_inside = threading.Barrier(2)

    def poll(self, flag: int = 0) -> int | None:
        if self.returncode is None:
            try:
                self._both_inside.wait(0.2)
            except threading.BrokenBarrierError:
                pass
            self.returncode = self._left.pop() if self._left else 255
        return self.returncode


class PollOneAtATime(unittest.TestCase):
    def test_the_code_is_read_once(self) -> None:
        process: Any = multiprocessing.Process()
        process._popen = OnceReadable()
        poll_one_at_a_time(process)
        codes: list[int] = []
        threads = [threading.Thread(target=lambda: codes.append(process._popen.poll())) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(codes, [-9, -9])

    def test_a_process_that_was_never_started_is_left_alone(self) -> None:
        poll_one_at_a_time(multiprocessing.Process())

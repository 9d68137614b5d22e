"""Processes that a pool starts are known from their first moment on, whatever the pool does with them."""

from __future__ import annotations

import os
import unittest
from typing import Any

from corelane_host.child_processes import note_processes, process_context

DEAD = 3


def die_first(numbers: Any) -> None:
    """Initializer: the first two processes of a pool end at once."""
    if numbers.get() < 2:
        os._exit(DEAD)


def own_pid(_: int) -> int:
    """A task that tells who ran it."""
    return os.getpid()


class NotesProcesses(unittest.TestCase):
    def test_those_that_a_pool_has_replaced(self) -> None:
        context = process_context("spawn")
        numbers = context.SimpleQueue()
        for number in range(8):
            numbers.put(number)
        made = note_processes(context)
        self.addCleanup(delattr, context, "Process")
        with context.Pool(2, die_first, (numbers,)) as pool:
            pids = set(pool.map(own_pid, range(8), chunksize=1))
            first, replaced_by = made[:2], {process.pid for process in made[2:]}
            for process in first:
                process.join()
            self.assertEqual([DEAD, DEAD], [process.exitcode for process in first])
            self.assertTrue(pids)
            self.assertLessEqual(pids, replaced_by)


if __name__ == "__main__":
    unittest.main()

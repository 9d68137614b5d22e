"""The transport `shared` of `pipe`: no segment of shared memory outlives its run."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
import unittest
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any
from unittest import mock

from corelane_host.tasks.shared_pipe import SharedPipe

from .host_process import PATIENCE_SECONDS, START_METHODS, seconds_until
from .task_runs import prepared, run_in_executor, run_in_process_pool, run_in_processes, run_in_threads

ROOT = Path(__file__).resolve().parents[1]
VALUES = {"tasks": 6, "size": 100_000, "transport": "shared"}

WHOLE_RUN = """
import multiprocessing, sys
from tests.task_runs import prepared, run_in_processes
if __name__ == "__main__":
    workload = prepared("pipe", "processes", 2, {"tasks": 6, "size": 100_000, "transport": "shared"})
    print(len(run_in_processes(workload, 2, multiprocessing.get_context(sys.argv[1]))), flush=True)
"""

KILLED_RUN = """
import os, signal, threading
from tests.task_runs import prepared
workload = prepared("pipe", "threads", 2, {"tasks": 6, "size": 100_000, "transport": "shared"})
workload.share(threading)
print(workload.run(0).content, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def there_is(name: str) -> bool:
    """Whether there is a segment of this name."""
    try:
        segment = SharedMemory(name)
    except FileNotFoundError:
        return False
    segment.close()
    if sys.platform != "win32":  # looking at it is no reason to be held accountable for it
        resource_tracker.unregister(segment._name, "shared_memory")  # type: ignore[attr-defined]
    return True


@unittest.skipIf(sys.platform == "win32", "refused there")
class SharedMemoryOfRuns(unittest.TestCase):
    def check_gone(self, workload: Any) -> None:
        names = [workload._name(index) for index in range(workload.tasks_total)]
        self.assertEqual([name for name in names if there_is(name)], [])

    def make(self, strategy: str) -> Any:
        workload = prepared("pipe", strategy, 2, VALUES)
        self.assertIsInstance(workload, SharedPipe)
        return workload

    def test_threads(self) -> None:
        workload = self.make("threads")
        run_in_threads(workload, 2)
        self.check_gone(workload)

    def test_processes(self) -> None:
        for run, strategy in (
            (run_in_processes, "processes"),
            (run_in_process_pool, "process-pool"),
            (run_in_executor, "process-pool"),
        ):
            for method in START_METHODS:
                with self.subTest(run.__name__, method=method):
                    workload = self.make(strategy)
                    outcomes = run(workload, 2, multiprocessing.get_context(method))
                    self.assertEqual(outcomes, run_in_threads(prepared("pipe", "threads", 2, VALUES), 2))
                    self.check_gone(workload)

    def test_a_segment_is_there_until_it_is_received(self) -> None:
        workload = self.make("threads")
        workload.share(threading)
        name = workload.run(0).content
        self.assertTrue(there_is(name))
        workload.receive(0, name)
        self.assertFalse(there_is(name))

    def test_what_was_never_received_goes_at_the_end(self) -> None:
        workload = self.make("threads")
        workload.share(threading)
        for index in (0, 4):
            workload.run(index)
        workload.close()
        self.check_gone(workload)

    def test_a_task_that_fails_leaves_nothing(self) -> None:
        workload = self.make("threads")
        workload.share(threading)
        with mock.patch.object(SharedPipe, "_block", side_effect=KeyError), self.assertRaises(KeyError):
            workload.run(0)
        self.check_gone(workload)

    def test_nobody_complains_at_exit(self) -> None:
        # A worker's own resource tracker would: of segments that it believes to be leaked, or finds gone.
        for method in START_METHODS:
            with self.subTest(method):
                code = [sys.executable, "-B", "-c", WHOLE_RUN, method]
                ended = subprocess.run(code, cwd=ROOT, capture_output=True, timeout=PATIENCE_SECONDS, text=True)
                self.assertEqual((ended.stdout, ended.stderr, ended.returncode), ("6\n", "", 0))

    def test_a_run_that_was_killed_leaves_nothing(self) -> None:
        code = [sys.executable, "-B", "-c", KILLED_RUN]
        ended = subprocess.run(code, cwd=ROOT, capture_output=True, timeout=PATIENCE_SECONDS, text=True)
        name = ended.stdout.strip()
        self.assertTrue(name.startswith("corelane-"), ended)
        seconds_until(lambda: not there_is(name))

"""A worker: whatever runs tasks one after another. Made inside the thread, process or event loop that it stands for."""

from __future__ import annotations

from typing import Callable, NamedTuple

from .clock import now_ns
from .errors import TaskError, describe
from .tasks.workload import Workload
from .usage import NOTHING, Usage


class TaskResult(NamedTuple):
    """What became of one task. Worker processes send it to the host; times are of `clock.now_ns`."""

    task: int
    worker: int
    started_ns: int
    finished_ns: int
    outcome: str | TaskError
    """The digest, or why there is none."""
    usage: Usage
    """Of the worker since its first task. Sent every time: a killed worker can't report any more."""


class Worker:
    """Runs tasks, takes their times and keeps account of the CPU time used."""

    def __init__(self, number: int, workload: Workload, read_usage: Callable[[], Usage]) -> None:
        self._number = number
        self._workload = workload
        self._read_usage = read_usage
        self._baseline: Usage | None = None

    def run(self, index: int) -> TaskResult:
        """Run one task to its end."""
        started_ns = self._begin()
        outcome: str | TaskError
        try:
            outcome = self._workload.run(index)
        except Exception as error:
            outcome = describe(error)
        return self._result(index, started_ns, outcome)

    async def run_async(self, index: int) -> TaskResult:
        """Run one task to its end, letting others go on while it waits."""
        started_ns = self._begin()
        outcome: str | TaskError
        try:
            outcome = await self._workload.run_async(index)
        except Exception as error:
            outcome = describe(error)
        return self._result(index, started_ns, outcome)

    def _begin(self) -> int:
        # Not when the worker is made: what it uses until `start` is part of the start-up.
        if self._baseline is None:
            self._baseline = self._read_usage()
        return now_ns()

    def _result(self, index: int, started_ns: int, outcome: str | TaskError) -> TaskResult:
        finished_ns = now_ns()
        usage = self._read_usage().since(self._baseline or NOTHING)
        return TaskResult(index, self._number, started_ns, finished_ns, outcome, usage)

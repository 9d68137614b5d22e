"""A worker: whatever runs tasks. Made inside the thread, process or event loop that it stands for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Iterator
from typing import Any, Callable, Coroutine, NamedTuple

from .clock import now_ns
from .critical_section import take_locked_ns
from .errors import TaskError, describe
from .handover import Handover
from .loop_delay import LoopTimer
from .options import Options
from .tasks.workload import Workload
from .usage import NOTHING, Usage

_GAUGE_NS = 100_000_000
"""Not told more often than this: with tasks of microseconds it would be felt."""


class Job(NamedTuple):
    """What every worker has to know. Worker processes get a pickled copy."""

    workload: Workload
    options: Options
    gauges: bool = False
    """Somebody watches."""


class TaskResult(NamedTuple):
    """What became of one task. Worker processes send it to the host; times are of `clock.now_ns`."""

    task: int
    worker: int
    started_ns: int
    finished_ns: int
    outcome: str | Handover | TaskError
    """The digest, or what the host makes it of, or why there is none."""
    usage: Usage
    """Of the worker since its first task. Sent every time: a killed worker can't report any more."""
    locked_cpu_ns: int
    """CPU time in critical sections, likewise."""
    loop_delay_ns: int | None = None
    """How late the loop of a worker process was of late, where that is asked for."""


class Worker:
    """Runs tasks, takes their times and keeps account of the CPU time used."""

    def __init__(self, number: int, job: Job, read_usage: Callable[[], Usage]) -> None:
        self._number = number
        self._workload = job.workload
        self._options = job.options
        self._read_usage = read_usage
        self._baseline: Usage | None = None
        self._locked_cpu_ns = 0
        self._tells_gauges = job.gauges
        self._loop_timer: LoopTimer | None = None
        self._gauge_due_ns = 0
        self._lock = threading.Lock()  # for the helper threads of `to-thread`

    def run(self, index: int) -> TaskResult:
        """Run one task to its end."""
        started_ns = self._begin()
        outcome: str | Handover | TaskError
        try:
            outcome = self._workload.run(index)
        except (Exception, SystemExit) as error:  # `sys.exit` would end a thread without a word
            outcome = describe(error)
        return self._result(index, started_ns, outcome)

    def run_each(self, indexes: Iterable[int], stopping: Callable[[], bool]) -> Iterator[TaskResult]:
        """Run one task after another, until the run is stopped, or stops itself because one has failed."""
        for index in indexes:
            if stopping():
                return
            result = self.run(index)
            yield result
            if self._options.on_task_error == "stop" and has_failed(result):
                return

    async def run_async(self, index: int) -> TaskResult:
        """Run one task to its end, letting others go on while it waits."""
        started_ns = self._begin()
        outcome: str | Handover | TaskError
        try:
            outcome = await self._in_time(self._call(index))
        except asyncio.TimeoutError as error:
            outcome = self._late(error, now_ns() - started_ns)
        except (Exception, SystemExit) as error:
            outcome = describe(error)
        return self._result(index, started_ns, outcome)

    def time_loop(self, timer: LoopTimer) -> None:
        """Where somebody watches, say with results how late this loop is: for the loop of a process of its own."""
        self._loop_timer = timer if self._tells_gauges else None

    def _call(self, index: int) -> Coroutine[Any, Any, str | Handover]:
        if self._options.async_calls == "to-thread":
            return asyncio.to_thread(self._run_in_helper_thread, index)
        if self._options.async_calls == "blocking":
            return self._run_blocking(index)
        return self._workload.run_async(index)

    async def _run_blocking(self, index: int) -> str | Handover:
        return self._workload.run(index)

    def _run_in_helper_thread(self, index: int) -> str | Handover:
        try:
            return self._workload.run(index)
        finally:
            self._add_locked()

    async def _in_time(self, call: Coroutine[Any, Any, str | Handover]) -> str | Handover:
        limit_ms = self._options.task_time_limit_ms
        if limit_ms is None or self._options.async_calls == "blocking":
            return await call  # what never awaits can't be cancelled: the host watches it from outside
        return await asyncio.wait_for(call, limit_ms / 1000)

    def _late(self, error: Exception, taken_ns: int) -> TaskError:
        limit_ms = self._options.task_time_limit_ms
        if limit_ms is None or taken_ns < limit_ms * 1_000_000:  # the task's own affair
            return describe(error)
        return TaskError("task", "TimeoutError", f"it was cancelled after {limit_ms} ms, the time limit of a task")

    def _begin(self) -> int:
        # Not when the worker is made: what it uses until `start` is part of the start-up.
        if self._baseline is None:
            self._baseline = self._read_usage()
        return now_ns()

    def _result(self, index: int, started_ns: int, outcome: str | Handover | TaskError) -> TaskResult:
        finished_ns = now_ns()
        usage = self._read_usage().since(self._baseline or NOTHING)
        locked_cpu_ns = self._add_locked()
        late_ns = self._loop_news(finished_ns)
        return TaskResult(index, self._number, started_ns, finished_ns, outcome, usage, locked_cpu_ns, late_ns)

    def _loop_news(self, at_ns: int) -> int | None:
        if self._loop_timer is None or at_ns < self._gauge_due_ns:
            return None
        self._gauge_due_ns = at_ns + _GAUGE_NS
        return self._loop_timer.recent_ns()

    def _add_locked(self) -> int:
        with self._lock:
            self._locked_cpu_ns += take_locked_ns()
            return self._locked_cpu_ns


def has_failed(result: TaskResult) -> bool:
    """The task itself failed. Input that can't be read is reported, and no failure."""
    return isinstance(result.outcome, TaskError) and result.outcome.kind == "task"

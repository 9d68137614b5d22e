"""A worker: whatever runs tasks. Made inside the thread, process or event loop that it stands for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Callable, Coroutine, NamedTuple, Optional, Tuple, Union

from .clock import now_ns
from .critical_section import take_locked_ns
from .errors import TaskError, describe
from .handover import Handover
from .loop_delay import LoopTimer
from .options import Options
from .tasks.workload import Workload
from .usage import NEVER_READ, Reading

_GAUGE_NS = 100_000_000
"""Not told more often than this: with tasks of microseconds it would be felt."""


class Job(NamedTuple):
    """What every worker has to know. Worker processes get a pickled copy."""

    workload: Workload
    options: Options
    gauges: bool = False
    """Somebody watches."""


TaskResult = Tuple[int, int, int, Union[str, Handover, TaskError]]
"""Task, when it started and finished by `clock.now_ns`, and its digest, or what the host makes that of, or an error.

Plain tuples, as tiny tasks may come by the ten thousand a second: a named one takes three times as long to pickle.
"""

Report = Tuple[int, Sequence[TaskResult], Tuple[Reading, Reading], int, Optional[int]]
"""What a worker hands to the host: its number and its results, and what it has used.

That are its first reading and its latest one (sent every time: a killed worker can't report any more), its CPU time in
critical sections, and how late the loop of a worker process was of late, where that is asked for.
"""

OFTEN_ENOUGH_NS = 1_000_000
"""Between two readings of a worker's usage, where not every report needs one: each takes as long as a tiny task."""

_LAST_TASKS = 1000
"""Any of them may be a worker's last one, with which its usage is read whenever that was done before."""


class Worker:
    """Runs tasks, takes their times and keeps account of the CPU time used."""

    def __init__(self, number: int, job: Job, read_usage: Callable[[], Reading], rest_ns: int = 0) -> None:
        """`rest_ns`: that long no report reads the usage anew, but for those of the run's last tasks.

        For pools, whose workers have their last task among those, and for workers that say a last word without any.
        """
        self._number = number
        self._workload = job.workload
        self._options = job.options
        self._read_usage = read_usage
        self._rest_ns = rest_ns
        self._last_tasks_from = job.workload.tasks_total - _LAST_TASKS
        self._readings: tuple[Reading, Reading] | None = None
        self._read_ns = -rest_ns  # the first report has a reading
        self._locked_cpu_ns = 0
        self._tells_gauges = job.gauges
        self._loop_timer: LoopTimer | None = None
        self._gauge_due_ns = 0
        self._lock = threading.Lock()  # for the helper threads of `to-thread`
        self._awaits_plainly = job.options.async_calls == "awaited" and job.options.task_time_limit_ms is None

    def run(self, index: int) -> TaskResult:
        """Run one task to its end."""
        started_ns = self._begin()
        outcome: str | Handover | TaskError
        try:
            outcome = self._workload.run(index)
        except (Exception, SystemExit) as error:  # `sys.exit` would end a thread without a word
            outcome = describe(error)
        return index, started_ns, now_ns(), outcome

    def run_each(self, indexes: Iterable[int], stopping: Callable[[], bool]) -> Iterator[TaskResult]:
        """Run one task after another, until the run is stopped, or stops itself because one has failed."""
        stops = self._options.on_task_error == "stop"
        for index in indexes:
            if stopping():
                return
            result = self.run(index)
            yield result
            if stops and has_failed(result):
                return

    def run_chunk(self, chunk: tuple[int, int], stopping: Callable[[], bool]) -> Report:
        """The same with a pool's chunk of tasks (first one, one behind the last), reported together."""
        first, end = chunk
        if end - first > 1:
            return self.report(*self.run_each(range(first, end), stopping))
        return self.report() if stopping() else self.report(self.run(first))

    def report(self, *results: TaskResult) -> Report:
        """Results, with what the worker has used so far; without any, its last word."""
        task, _, at_ns, _ = results[-1] if results else (self._last_tasks_from, 0, now_ns(), "")
        readings = self._readings
        if readings is not None and (task >= self._last_tasks_from or at_ns - self._read_ns >= self._rest_ns):
            readings = self._readings = readings[0], self._read_usage()
            self._read_ns = at_ns
        late_ns = None if self._loop_timer is None else self._loop_news(self._loop_timer, at_ns)
        return self._number, results, readings or (NEVER_READ, NEVER_READ), self._add_locked(), late_ns

    def report_aside(self, results: Sequence[TaskResult]) -> Report:
        """Results, in another thread than the worker's, which alone could read what it has used since."""
        return self._number, results, self._readings or (NEVER_READ, NEVER_READ), self._locked_cpu_ns, None

    def must_tell(self, result: TaskResult) -> bool:
        """Something waits for this result: the end of the run, its stop because of an error, or a time limit."""
        is_late = result[0] >= self._last_tasks_from
        return is_late or self._options.task_time_limit_ms is not None or has_failed(result)

    async def run_async(self, index: int) -> TaskResult:
        """Run one task to its end, letting others go on while it waits."""
        started_ns = self._begin()
        outcome: str | Handover | TaskError
        try:
            if self._awaits_plainly:
                outcome = await self._workload.run_async(index)
            else:
                outcome = await self._in_time(self._call(index))
        except asyncio.TimeoutError as error:
            outcome = self._late(error, now_ns() - started_ns)
        except (Exception, SystemExit) as error:
            outcome = describe(error)
        return index, started_ns, now_ns(), outcome

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
        if self._readings is None:
            first = self._read_usage()
            self._readings = first, first
        return now_ns()

    def _loop_news(self, timer: LoopTimer, at_ns: int) -> int | None:
        if at_ns < self._gauge_due_ns:
            return None
        self._gauge_due_ns = at_ns + _GAUGE_NS
        return timer.recent_ns()

    def _add_locked(self) -> int:
        taken_ns = take_locked_ns()
        if taken_ns == 0:
            return self._locked_cpu_ns
        with self._lock:
            self._locked_cpu_ns += taken_ns
            return self._locked_cpu_ns


def has_failed(result: TaskResult) -> bool:
    """The task itself failed. Input that can't be read is reported, and no failure."""
    outcome = result[3]
    return isinstance(outcome, TaskError) and outcome.kind == "task"

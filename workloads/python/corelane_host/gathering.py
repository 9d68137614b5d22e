"""Results of the host's own threads on their way to the run: of tiny tasks many together.

To record one takes longer than such a task does, and the other threads wait for the interpreter meanwhile.
"""

from __future__ import annotations

from collections import deque
from typing import Callable

from .worker import OFTEN_ENOUGH_NS, Report, TaskResult, Worker


class Gathering:
    """Of one worker, whose thread adds results; any thread may take what waits."""

    def __init__(self, worker: Worker, record: Callable[[Report], None], announce: Callable[[], None]) -> None:
        """`record` takes results in; `announce` is called when some wait, so that `collect` is called before long."""
        self._worker = worker
        self._record = record
        self._announce = announce
        self._waiting: deque[TaskResult] = deque()
        self._recorded_ns = 0

    def add(self, result: TaskResult) -> None:
        """Record it now, with all that wait, or soon."""
        self._waiting.append(result)
        if self._worker.must_tell(result) or result[2] - self._recorded_ns >= OFTEN_ENOUGH_NS:
            self._recorded_ns = result[2]
            self._record(self._worker.report(*self._take()))
        else:
            self._announce()

    def collect(self) -> None:
        """Record what waits, in whichever thread: the worker may have a long task now."""
        results = self._take()
        if results:
            self._record(self._worker.report_aside(results))

    def _take(self) -> list[TaskResult]:
        taken: list[TaskResult] = []
        try:
            while True:
                taken.append(self._waiting.popleft())
        except IndexError:  # another thread may take them as well, so that nobody knows beforehand how many there are
            return taken

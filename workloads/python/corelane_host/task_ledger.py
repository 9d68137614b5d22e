"""What became of each task of a run, and the run's digest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from .clock import now_ns
from .digests import run_digest
from .errors import TaskError, describe
from .handover import Handover
from .task_records import TaskRecord
from .tasks.workload import Workload
from .worker import TaskResult


class TaskLedger:
    """Outcomes and counts. Its methods are not safe to call from several threads at once, but for `received`."""

    def __init__(self, workload: Workload) -> None:
        self.tasks_total = workload.tasks_total
        self.tasks_failed = 0
        self._open = self.tasks_total
        self._workload = workload
        self._hands_over = type(workload).receive is not Workload.receive
        self._outcomes: list[str | None] = [None] * self.tasks_total
        self._queued_ns: list[int] = []
        """By task, where tasks are queued; 0: not yet."""

    @property
    def done(self) -> bool:
        """Every task has a result."""
        return self._open == 0

    @property
    def tasks_done(self) -> int:
        """Tasks that have a digest."""
        return self.tasks_total - self._open - self.tasks_failed

    def queued(self, tasks: Iterable[int]) -> None:
        """These tasks are handed to the strategy now."""
        if not self._queued_ns:
            self._queued_ns = [0] * self.tasks_total
        queued_ns = now_ns()
        for task in tasks:
            self._queued_ns[task] = queued_ns

    def received(self, results: Sequence[TaskResult]) -> Sequence[TaskResult]:
        """Results with digests in place of what their tasks have handed over."""
        if not self._hands_over:
            return results
        return [self._received(result) if isinstance(result[3], Handover) else result for result in results]

    def count(
        self, worker: int, results: Iterable[TaskResult], received_ns: int | None, times: tuple[int, int]
    ) -> list[TaskRecord]:
        """Take in results that were `received`; they come back as records.

        `received_ns` is `None` where nothing was handed over; `times` are the start of the run and the epoch.
        """
        start_ns, epoch_ns = times
        start_ns -= epoch_ns
        since_ns = None if received_ns is None else received_ns - epoch_ns
        outcomes, queued_ns = self._outcomes, self._queued_ns
        records: list[TaskRecord] = []
        for task, started_ns, finished_ns, outcome in results:
            if outcomes[task] is not None:
                raise RuntimeError(f"task {task} has two results")
            outcomes[task] = outcome if type(outcome) is str else self._outcome_of(outcome)
            before_ns = queued_ns[task] - epoch_ns if queued_ns else start_ns
            records.append(
                (task, worker, before_ns, started_ns - epoch_ns, finished_ns - epoch_ns, since_ns, outcome)
            )
        self._open -= len(records)
        return records

    def missing(self, among: Iterable[int] | None = None, most: int = sys.maxsize) -> list[int]:
        """The first tasks that have no result, of these or of all."""
        return list(islice(self._missing(range(self.tasks_total) if among is None else among), most))

    def digest(self) -> str | None:
        """Of the run; `None` while tasks have no result."""
        return run_digest(outcome or "" for outcome in self._outcomes) if self.done else None

    def _received(self, result: TaskResult) -> TaskResult:
        task, started_ns, finished_ns, outcome = result
        try:
            return task, started_ns, finished_ns, self._workload.receive(task, outcome.content)
        except Exception as error:
            return task, started_ns, finished_ns, describe(error)

    def _outcome_of(self, outcome: TaskError) -> str:
        self.tasks_failed += 1
        return f"!{outcome.code}"

    def _missing(self, among: Iterable[int]) -> Iterator[int]:
        return (task for task in among if self._outcomes[task] is None)

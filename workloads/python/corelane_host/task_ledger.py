"""What became of each task of a run, and the run's digest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from .clock import now_ns
from .digests import run_digest
from .errors import TaskError, describe
from .handover import Handover
from .tasks.workload import Workload
from .worker import TaskResult


class TaskLedger:
    """Outcomes and counts. Its methods are not safe to call from several threads at once, but for `received`."""

    def __init__(self, workload: Workload) -> None:
        self.tasks_total = workload.tasks_total
        self.tasks_done = self.tasks_failed = 0
        self._workload = workload
        self._outcomes: list[str | None] = [None] * self.tasks_total
        self._queued_ns: dict[int, int] = {}

    @property
    def done(self) -> bool:
        """Every task has a result."""
        return self.tasks_done + self.tasks_failed == self.tasks_total

    def queued(self, tasks: Iterable[int]) -> None:
        """These tasks are handed to the strategy now."""
        self._queued_ns.update(dict.fromkeys(tasks, now_ns()))

    def received(self, result: TaskResult) -> TaskResult:
        """A result with a digest in place of what its task has handed over."""
        if not isinstance(result.outcome, Handover):
            return result
        try:
            return result._replace(outcome=self._workload.receive(result.task, result.outcome.content))
        except Exception as error:
            return result._replace(outcome=describe(error))

    def count(self, result: TaskResult) -> None:
        """Take in a result that was `received`."""
        if self._outcomes[result.task] is not None:
            raise RuntimeError(f"task {result.task} has two results")
        if isinstance(result.outcome, TaskError):
            self.tasks_failed += 1
            self._outcomes[result.task] = f"!{result.outcome.code}"
        else:
            self.tasks_done += 1
            self._outcomes[result.task] = str(result.outcome)

    def record(
        self, result: TaskResult, received_ns: int | None, start_ns: int, epoch_ns: int
    ) -> dict[str, Any]:
        """A result as the protocol has it; `received_ns` is `None` where nothing was handed over."""
        record: dict[str, Any] = {
            "task": result.task,
            "worker": result.worker,
            "queuedNs": self._queued_ns.pop(result.task, start_ns) - epoch_ns,
            "startedNs": result.started_ns - epoch_ns,
            "finishedNs": result.finished_ns - epoch_ns,
        }
        if received_ns is not None:
            record["receivedNs"] = received_ns - epoch_ns
        if isinstance(result.outcome, TaskError):
            record["error"] = result.outcome._asdict()
        else:
            record["digest"] = result.outcome
        return record

    def missing(self, among: Iterable[int] | None = None, most: int = sys.maxsize) -> list[int]:
        """The first tasks that have no result, of these or of all."""
        return list(islice(self._missing(range(self.tasks_total) if among is None else among), most))

    def digest(self) -> str | None:
        """Of the run; `None` while tasks have no result."""
        return run_digest(outcome or "" for outcome in self._outcomes) if self.done else None

    def _missing(self, among: Iterable[int]) -> Iterator[int]:
        return (task for task in among if self._outcomes[task] is None)

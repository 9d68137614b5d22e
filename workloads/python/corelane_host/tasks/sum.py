"""`sum`: almost no work at all. Task i adds two numbers; what takes time is handing it over."""

from __future__ import annotations

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from ..splitmix32 import splitmix32
from .workload import Workload


class Sum(Workload):
    """Add two random numbers."""

    def __init__(self, tasks: int, seed: int) -> None:
        self.tasks_total = tasks
        self._seed = seed

    def run(self, index: int) -> str:
        numbers = splitmix32((self._seed + index) % 2**32)
        return task_digest(u64(next(numbers) + next(numbers)))


def make(parameters: Parameters) -> Sum:
    """Parameter: `tasks`."""
    return Sum(whole_number(parameters.values, "tasks", 1), parameters.seed)

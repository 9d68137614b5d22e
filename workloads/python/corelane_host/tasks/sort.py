"""`sort`: native code that keeps the GIL. Task i makes a list of random numbers and sorts it with `list.sort`."""

from __future__ import annotations

from itertools import islice

from ..digests import task_digest, u64
from ..parameters import Parameters
from ..sizes import Sizes, task_sizes
from ..splitmix32 import splitmix32
from .numbers_as_bytes import u32_bytes
from .workload import Workload


class Sort(Workload):
    """Sort numbers, ascending."""

    def __init__(self, sizes: Sizes, seed: int) -> None:
        self.tasks_total = sizes.tasks
        self._sizes = sizes
        self._seed = seed

    def run(self, index: int) -> str:
        numbers = list(islice(splitmix32((self._seed + index) % 2**32), self._sizes.of(index)))
        numbers.sort()
        return task_digest(u64(index) + u32_bytes(numbers))


def make(parameters: Parameters) -> Sort:
    """Parameters: `tasks`, `size`, `sizes`."""
    return Sort(task_sizes(parameters, 1), parameters.seed)

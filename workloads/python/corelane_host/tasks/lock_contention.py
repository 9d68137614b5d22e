"""`lock-contention`: computes in rounds, a set share of each round inside one lock that all workers need.

What is done inside can't overlap, whatever the workers are: it bounds the speed-up (Amdahl's law).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from ..checks import whole_number
from ..critical_section import critical_section
from ..digests import task_digest, u64
from ..handover import Invariant
from ..parameters import Parameters
from ..splitmix32 import splitmix32
from .shared_numbers import shared_numbers
from .workload import Workload


class LockContention(Workload):
    """Random numbers, some of them inside the lock."""

    def __init__(self, parameters: Parameters) -> None:
        values = parameters.values
        self.tasks_total = whole_number(values, "tasks", 1)
        self._rounds = whole_number(values, "rounds", 1)
        steps = whole_number(values, "steps", 1)
        self._inside = steps * whole_number(values, "lockedPercent", 0, 100) // 100
        self._outside = steps - self._inside
        self._seed = parameters.seed

    def share(self, tools: Any) -> None:
        self._lock = tools.Lock()
        self._entered = shared_numbers(tools, 1)

    def run(self, index: int) -> str:
        h, numbers = 0, self._numbers(index)
        for _ in range(self._rounds):
            h ^= mixed(numbers, self._outside)
            if self._inside:
                with critical_section(self._lock):
                    h ^= mixed(numbers, self._inside)
                    self._entered[0] += 1
        return task_digest(u64(index) + u64(h))

    async def run_async(self, index: int) -> str:
        # Nothing is awaited inside: in an event loop the lock is never found taken.
        h, numbers = 0, self._numbers(index)
        for _ in range(self._rounds):
            h ^= mixed(numbers, self._outside)
            if self._inside:
                async with critical_section(self._lock):
                    h ^= mixed(numbers, self._inside)
                    self._entered[0] += 1
        return task_digest(u64(index) + u64(h))

    def _numbers(self, index: int) -> Iterator[int]:
        return splitmix32((self._seed + index) % 2**32)

    def invariants(self) -> list[Invariant]:
        expected = self.tasks_total * self._rounds if self._inside else 0
        return [Invariant("entered", "times", expected, self._entered[0], "equal", True)]


def mixed(numbers: Iterator[int], steps: int) -> int:
    """The next numbers, all of them mixed into one."""
    h = 0
    for number in islice(numbers, steps):
        h ^= number
    return h


def make(parameters: Parameters) -> LockContention:
    """Parameters: `tasks`, `rounds`, `steps`, `lockedPercent`."""
    return LockContention(parameters)

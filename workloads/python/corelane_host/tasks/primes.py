"""`primes`: CPU-bound. Task i counts the primes below size + i by trial division, in plain byte code."""

from __future__ import annotations

from ..digests import task_digest, u64
from ..parameters import Parameters, whole_number
from .workload import Workload


def count_primes(stop: int) -> int:
    """How many primes there are in [2, stop)."""
    count = 0
    for candidate in range(2, stop):
        divisor = 2
        while divisor * divisor <= candidate:
            if candidate % divisor == 0:
                break
            divisor += 1
        else:
            count += 1
    return count


class Primes(Workload):
    """Count primes below `size` + i."""

    def __init__(self, tasks: int, size: int) -> None:
        self.tasks_total = tasks
        self._size = size

    def run(self, index: int) -> str:
        stop = self._size + index
        return task_digest(u64(stop) + u64(count_primes(stop)))


def make(parameters: Parameters) -> Primes:
    """Parameters: `tasks`, `size`."""
    return Primes(whole_number(parameters.values, "tasks", 1), whole_number(parameters.values, "size", 1))

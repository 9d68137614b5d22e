"""`primes`: CPU-bound. Task i counts the primes below size + i by trial division, in plain byte code."""

from __future__ import annotations

from ..digests import task_digest, u64
from ..parameters import Parameters
from ..sizes import Sizes, task_sizes
from .workload import Workload

LEAST_SIZE = 2


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
    """Count primes below a limit."""

    def __init__(self, sizes: Sizes) -> None:
        self.tasks_total = sizes.tasks
        self._sizes = sizes

    def run(self, index: int) -> str:
        stop = self._sizes.of(index) + index
        return task_digest(u64(stop) + u64(count_primes(stop)))


def make(parameters: Parameters) -> Primes:
    """Parameters: `tasks`, `size`, `sizes`."""
    return Primes(task_sizes(parameters, LEAST_SIZE))

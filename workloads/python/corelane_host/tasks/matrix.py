"""`matrix`: CPU-bound. Task i multiplies a few rows by a square matrix, in plain loops over lists of floats."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from ..sizes import Sizes, task_sizes
from ..splitmix32 import splitmix32
from .numbers_as_bytes import binary64_bytes
from .workload import Workload


class Matrix(Workload):
    """Rows times a matrix that is the same for all tasks."""

    def __init__(self, sizes: Sizes, order: int, seed: int) -> None:
        self.tasks_total = sizes.tasks
        self._sizes = sizes
        self._order = order
        self._seed = seed

    def run(self, index: int) -> str:
        rows = random_rows(self._seed + index, self._sizes.of(index), self._order)
        products = [dot(row, column) for row in rows for column in self._columns]
        return task_digest(u64(index) + binary64_bytes(products))

    @cached_property
    def _columns(self) -> list[tuple[float, ...]]:
        # By the first task of each process, not in the host: a matrix in the pickled copy would be sent to every one.
        return list(zip(*random_rows(self._seed, self._order, self._order)))


def dot(row: list[float], column: tuple[float, ...]) -> float:
    """Sum of the products, rounded after each step. (`sum` of Python ≥ 3.12 makes up for rounding errors.)"""
    total = 0.0
    for left, right in zip(row, column):
        total += left * right
    return total


def random_rows(state: int, rows: int, order: int) -> list[list[float]]:
    """Numbers from 0 to 1, row by row."""
    numbers = splitmix32(state % 2**32)
    return [[number / 2**32 for number in islice(numbers, order)] for _ in range(rows)]


def make(parameters: Parameters) -> Matrix:
    """Parameters: `tasks`, `size`, `order`, `sizes`."""
    return Matrix(task_sizes(parameters, 1), whole_number(parameters.values, "order", 1), parameters.seed)

"""`mandelbrot`: CPU-bound and uneven by nature. Task i is row i of an image of the lower half of the Mandelbrot set.

The last rows run through the set and take far longer than the first ones. (The upper half is a mirror of the lower.)
"""

from __future__ import annotations

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from .numbers_as_bytes import u32_bytes
from .workload import Workload


class Mandelbrot(Workload):
    """Count for each point of a row how many steps it stays near zero."""

    def __init__(self, tasks: int, width: int, iterations: int) -> None:
        self.tasks_total = tasks
        self._width = width
        self._iterations = iterations

    def run(self, index: int) -> str:
        y = -1.5 + 1.5 * index / self.tasks_total
        steps = [self._steps(-2.0 + 3.0 * point / self._width, y) for point in range(self._width)]
        return task_digest(u64(index) + u32_bytes(steps))

    def _steps(self, x: float, y: float) -> int:
        # The order of the operations is the protocol's: another one rounds otherwise, and the digest differs.
        zr = zi = 0.0
        n = 0
        while n < self._iterations and zr * zr + zi * zi <= 4.0:
            zr, zi = zr * zr - zi * zi + x, 2.0 * zr * zi + y
            n += 1
        return n


def make(parameters: Parameters) -> Mandelbrot:
    """Parameters: `tasks`, `width`, `iterations`."""
    values = parameters.values
    return Mandelbrot(
        whole_number(values, "tasks", 1),
        whole_number(values, "width", 1),
        whole_number(values, "iterations", 1, 2**32 - 1),
    )

"""`limited`: a semaphore admits a few tasks at a time; the others wait until one of those leaves."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from ..checks import whole_number
from ..digests import task_digest, u64
from ..handover import Invariant
from ..parameters import Parameters
from .shared_numbers import shared_numbers
from .workload import Workload

INSIDE, MOST_INSIDE = 0, 1


class Limited(Workload):
    """Enter, stay a while, leave."""

    def __init__(self, parameters: Parameters) -> None:
        self.tasks_total = whole_number(parameters.values, "tasks", 1)
        self._admitted = whole_number(parameters.values, "admitted", 1, 32_767)  # what every system's semaphores take
        self._hold_ms = whole_number(parameters.values, "holdMs", 0)

    def share(self, tools: Any) -> None:
        self._semaphore = tools.Semaphore(self._admitted)
        self._counts = shared_numbers(tools, 2)
        self._counts_lock = tools.Lock()

    def run(self, index: int) -> str:
        with self._semaphore:
            with self._counts_lock:
                self._enter()
            time.sleep(self._hold_ms / 1000)
            with self._counts_lock:
                self._leave()
        return self._digest(index)

    async def run_async(self, index: int) -> str:
        async with self._semaphore:
            self._enter()  # no lock: nothing is awaited in it
            try:
                await asyncio.sleep(self._hold_ms / 1000)
            finally:  # a task that takes too long is cancelled here
                self._leave()
        return self._digest(index)

    def _enter(self) -> None:
        self._counts[INSIDE] += 1
        self._counts[MOST_INSIDE] = max(self._counts[MOST_INSIDE], self._counts[INSIDE])

    def _leave(self) -> None:
        self._counts[INSIDE] -= 1

    def _digest(self, index: int) -> str:
        return task_digest(u64(index) + u64(self._hold_ms))

    def invariants(self) -> list[Invariant]:
        return [Invariant("inside", "tasks at once", self._admitted, self._counts[MOST_INSIDE], "at-most", True)]


def make(parameters: Parameters) -> Limited:
    """Parameters: `tasks`, `admitted`, `holdMs`."""
    return Limited(parameters)

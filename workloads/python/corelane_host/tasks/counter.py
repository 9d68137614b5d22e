"""`counter`: every task adds 1 to one shared counter, many times, by reading, adding and writing.

Those are three steps. Without a lock another worker can come in between, and what it has written is overwritten:
updates get lost, under a GIL as well, since threads may change places in the middle of an addition.
"""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

from ..checks import bad_parameter, one_of, whole_number
from ..critical_section import critical_section
from ..digests import task_digest, u64
from ..handover import Invariant
from ..parameters import Parameters
from .shared_numbers import shared_numbers
from .workload import Workload

PROTECTIONS = ("none", "lock", "semaphore", "atomic")


class Counter(Workload):
    """Add up under the protection named."""

    def __init__(self, parameters: Parameters) -> None:
        self.tasks_total = whole_number(parameters.values, "tasks", 1)
        self._increments = whole_number(parameters.values, "increments", 1)
        self._protection = one_of(parameters.values, "protection", PROTECTIONS)

    def share(self, tools: Any) -> None:
        self._value = shared_numbers(tools, 1)
        if self._protection == "atomic":
            self._steps = count(1)
            self._reached: list[int] = []
        else:
            self._lock = tools.Semaphore(1) if self._protection == "semaphore" else tools.Lock()

    def run(self, index: int) -> str:
        if self._protection == "none":
            self._add_unprotected()
        elif self._protection == "atomic":
            self._add_atomically()
        else:
            self._add_protected()
        return self._digest(index)

    def _add_unprotected(self) -> None:
        for _ in range(self._increments):
            seen = self._value[0]
            self._value[0] = plus_one(seen)

    def _add_protected(self) -> None:
        for _ in range(self._increments):
            with critical_section(self._lock):
                seen = self._value[0]
                self._value[0] = plus_one(seen)

    def _add_atomically(self) -> None:
        # One step: `next` of a count is native code, in which threads don't change places.
        for _ in range(self._increments):
            reached = next(self._steps)
        self._reached.append(reached)

    async def run_async(self, index: int) -> str:
        # The tasks of an event loop change places where they await and nowhere else, so there has to be an `await`.
        if self._protection == "none":
            await self._add_unprotected_async()
        elif self._protection == "atomic":
            self._add_atomically()
        else:
            await self._add_protected_async()
        return self._digest(index)

    async def _add_unprotected_async(self) -> None:
        for _ in range(self._increments):
            seen = self._value[0]
            await asyncio.sleep(0)
            self._value[0] = plus_one(seen)

    async def _add_protected_async(self) -> None:
        for _ in range(self._increments):
            async with critical_section(self._lock):
                seen = self._value[0]
                await asyncio.sleep(0)
                self._value[0] = plus_one(seen)

    def _digest(self, index: int) -> str:
        return task_digest(u64(index) + u64(self._increments))

    def invariants(self) -> list[Invariant]:
        actual = max(self._reached, default=0) if self._protection == "atomic" else self._value[0]
        expected = self.tasks_total * self._increments
        return [Invariant("counter", "increments", expected, actual, "equal", self._protection != "none")]


def plus_one(number: int) -> int:
    """A function of its own: threads may change places where one begins."""
    return number + 1


def make(parameters: Parameters) -> Counter:
    """Parameters: `tasks`, `increments`, `protection`."""
    if parameters.values.get("protection") == "atomic" and parameters.strategy.startswith("process"):
        raise bad_parameter("Python has no atomic addition between processes: choose protection 'lock', or threads.")
    return Counter(parameters)

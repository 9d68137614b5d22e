"""`start-gate`: in every round all W workers wait at a gate until the last one has come.

A barrier opens by itself when enough have come. An event has to be opened by someone: here, by the last to come.
"""

from __future__ import annotations

from typing import Any

from ..checks import one_of, whole_number
from ..digests import task_digest, u64
from ..handover import Invariant
from ..parameters import Parameters
from .deadlocks import refuse_deadlocks
from .loop_barrier import barrier
from .shared_numbers import shared_numbers
from .workload import Workload

GATES = ("barrier", "event")


class StartGate(Workload):
    """Task i is in round i / W; the W tasks of a round run at the same time."""

    def __init__(self, parameters: Parameters) -> None:
        self._rounds = whole_number(parameters.values, "rounds", 1)
        self._gate = one_of(parameters.values, "gate", GATES)
        self._workers = parameters.workers
        self.tasks_total = self._rounds * self._workers

    def share(self, tools: Any) -> None:
        if self._gate == "barrier":
            self._barrier = barrier(tools, self._workers)
        else:
            self._events = tools.Event(), tools.Event()
        self._come = shared_numbers(tools, self._rounds)
        self._early = shared_numbers(tools, 1)
        self._counts_lock = tools.Lock()

    def run(self, index: int) -> str:
        round_ = index // self._workers
        with self._counts_lock:
            is_last = self._come_in(round_)
        if self._gate == "barrier":
            self._barrier.wait()
        elif is_last:
            self._open(round_)
        else:
            self._events[round_ % 2].wait()
        with self._counts_lock:
            self._go_on(round_)
        return task_digest(u64(index) + u64(round_))

    async def run_async(self, index: int) -> str:
        round_ = index // self._workers
        is_last = self._come_in(round_)
        if self._gate == "barrier":
            await self._barrier.wait()
        elif is_last:
            self._open(round_)
        else:
            await self._events[round_ % 2].wait()
        self._go_on(round_)
        return task_digest(u64(index) + u64(round_))

    def _come_in(self, round_: int) -> bool:
        self._come[round_] += 1
        return self._come[round_] == self._workers

    def _open(self, round_: int) -> None:
        # Two events in turn: all have come to this round, so nobody is left at the gate of the one before, which can
        # be shut for the one after.
        self._events[(round_ + 1) % 2].clear()
        self._events[round_ % 2].set()

    def _go_on(self, round_: int) -> None:
        if self._come[round_] < self._workers:
            self._early[0] += 1

    def invariants(self) -> list[Invariant]:
        return [Invariant("early", "tasks", 0, self._early[0], "equal", True)]


def make(parameters: Parameters) -> StartGate:
    """Parameters: `rounds`, `gate`."""
    refuse_deadlocks(parameters)
    return StartGate(parameters)

"""`bounded-buffer`: producers and consumers. Even tasks put numbers into a buffer of limited size, odd ones take out.

A side that can't go on sleeps until the other one wakes it: a producer until there is room, a consumer until there is
something to take. The tasks start in pairs, so that neither side can be alone for ever.
"""

from __future__ import annotations

import queue
from typing import Any

from ..checks import bad_parameter, one_of, whole_number
from ..digests import task_digest, u64
from ..handover import Invariant
from ..parameters import Parameters
from .deadlocks import refuse_deadlocks
from .ring_buffer import LoopRingBuffer, RingBuffer
from .shared_numbers import shared_numbers
from .workload import Workload

BUFFERS = ("condition", "queue")
# Places of the totals: how many numbers went in and out, and what they add up to.
PUT, TAKEN, SUM_PUT, SUM_TAKEN = range(4)
MODULUS = 2**32


class BoundedBuffer(Workload):
    """Pairs of a producer and a consumer. Which number goes to which consumer is left open."""

    def __init__(self, parameters: Parameters) -> None:
        values = parameters.values
        self.tasks_total = 2 * whole_number(values, "pairs", 1)
        self._items = whole_number(values, "items", 1)
        self._capacity = whole_number(values, "capacity", 1)
        self._kind = one_of(values, "buffer", BUFFERS)
        self._in_loop = parameters.strategy == "async"

    def share(self, tools: Any) -> None:
        if self._kind == "queue":
            self._buffer: Any = bounded_queue(tools, self._capacity)
        else:
            self._buffer = LoopRingBuffer(tools, self._capacity) if self._in_loop else RingBuffer(tools, self._capacity)
        self._totals = shared_numbers(tools, 4)
        self._totals_lock = tools.Lock()

    def run(self, index: int) -> str:
        total = 0
        if is_producer(index):
            for number in self._numbers(index):
                self._buffer.put(number)
                total += number
        else:
            for _ in range(self._items):
                total += self._buffer.get()
        with self._totals_lock:
            self._add_to_totals(index, total)
        return self._digest(index)

    async def run_async(self, index: int) -> str:
        total = 0
        if is_producer(index):
            for number in self._numbers(index):
                await self._buffer.put(number)
                total += number
        else:
            for _ in range(self._items):
                total += await self._buffer.get()
        async with self._totals_lock:
            self._add_to_totals(index, total)
        return self._digest(index)

    def _numbers(self, index: int) -> list[int]:
        first = index // 2 * self._items
        return [(first + k) % MODULUS for k in range(self._items)]

    def _add_to_totals(self, index: int, total: int) -> None:
        count_at, sum_at = (PUT, SUM_PUT) if is_producer(index) else (TAKEN, SUM_TAKEN)
        self._totals[count_at] += self._items
        self._totals[sum_at] = (self._totals[sum_at] + total) % MODULUS

    def _digest(self, index: int) -> str:
        return task_digest(u64(index) + u64(self._items))

    def invariants(self) -> list[Invariant]:
        totals = self._totals
        return [
            Invariant("items", "items", totals[PUT], totals[TAKEN], "equal", True),
            Invariant("checksum", "", totals[SUM_PUT], totals[SUM_TAKEN], "equal", True),
        ]


def is_producer(index: int) -> bool:
    """Even tasks put in, odd ones take out."""
    return index % 2 == 0


def bounded_queue(tools: Any, capacity: int) -> Any:
    """The queue that goes with the locks of `tools`."""
    if not hasattr(tools, "Queue"):  # `threading` has none of its own
        return queue.Queue(capacity)
    try:
        return tools.Queue(capacity)
    except (OSError, OverflowError, ValueError):
        # Its places are counted by a semaphore of the system.
        raise bad_parameter(
            f"A multiprocessing.Queue can't have {capacity} places on this system: choose a smaller 'capacity'."
        ) from None


def make(parameters: Parameters) -> BoundedBuffer:
    """Parameters: `pairs`, `items`, `capacity`, `buffer`."""
    refuse_deadlocks(parameters)
    if parameters.options.schedule == "round-robin" and parameters.workers % 2:
        raise bad_parameter(
            f"With {parameters.workers} workers and tasks split beforehand, one would be producer and consumer in turn"
            " and could wait for itself: use an even number of workers, or a pool."
        )
    return BoundedBuffer(parameters)

"""`sleep`: waits and does nothing else. A thread that sleeps needs no core; an event loop needs one thread for all."""

from __future__ import annotations

import asyncio
import time

from ..digests import task_digest, u64
from ..parameters import Parameters
from ..sizes import Sizes, task_sizes
from .workload import Workload


class Sleep(Workload):
    """Wait for a set time."""

    def __init__(self, sizes: Sizes) -> None:
        self.tasks_total = sizes.tasks
        self._sizes_ms = sizes

    def run(self, index: int) -> str:
        time.sleep(self._sizes_ms.of(index) / 1000)
        return self._digest(index)

    async def run_async(self, index: int) -> str:
        await asyncio.sleep(self._sizes_ms.of(index) / 1000)
        return self._digest(index)

    def _digest(self, index: int) -> str:
        return task_digest(u64(index) + u64(self._sizes_ms.of(index)))


def make(parameters: Parameters) -> Sleep:
    """Parameters: `tasks`, `size` (in ms), `sizes`."""
    return Sleep(task_sizes(parameters, 0))

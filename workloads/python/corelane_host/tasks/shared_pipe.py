"""The transport `shared` of `pipe`: blocks in shared memory, by name.

Shared memory outlives its processes: somebody has to unlink it, and here it is always the host. Each segment is
written down by the resource tracker, a process that `multiprocessing` starts: it unlinks what is left when the last
process of the run is gone, however that ended.
"""

from __future__ import annotations

import os
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory
from typing import Any

from ..handover import Handover
from .pipe import Pipe, digest_of_block


class SharedPipe(Pipe):
    """Names instead of blocks."""

    def __init__(self, tasks: int, size: int, seed: int, prefix: str) -> None:
        super().__init__(tasks, size, seed)
        self._prefix = prefix
        self._received: set[int] = set()

    def share(self, tools: Any) -> None:
        # One tracker for all processes. A worker with one of its own would have it unlink, at the end of the worker,
        # what the host may not have seen yet.
        os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")
        resource_tracker.ensure_running()

    def run(self, index: int) -> Handover:
        segment = SharedMemory(self._name(index), create=True, size=self._size)
        try:
            segment.buf[: self._size] = self._block(index)
        except BaseException:
            segment.unlink()
            raise
        finally:
            segment.close()
        return Handover(segment.name)

    def receive(self, index: int, content: Any) -> str:
        segment = SharedMemory(content)
        try:
            with segment.buf[: self._size] as block:  # a segment may be longer: whole pages
                return digest_of_block(index, block)
        finally:
            segment.close()
            segment.unlink()
            self._received.add(index)

    def close(self) -> None:
        # After a stop, some blocks were handed over and never received.
        for index in range(self.tasks_total):
            if index not in self._received:
                unlink(self._name(index))

    def _name(self, index: int) -> str:
        return f"{self._prefix}-{index}"


def unlink(name: str) -> None:
    """Give a segment back, if there is one of this name."""
    try:
        segment = SharedMemory(name)
    except FileNotFoundError:
        return
    segment.close()
    segment.unlink()

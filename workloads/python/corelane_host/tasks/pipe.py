"""`pipe`: hands blocks of bytes to the host. What crosses a process border is copied, unless the memory is shared.

`copy` is what the strategy does by itself: pickling between processes, a reference between threads. `shared` puts the
block into `multiprocessing.shared_memory` and hands over its name.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from ..checks import bad_parameter, one_of, whole_number
from ..digests import task_digest, u64
from ..handover import Handover
from ..parameters import Parameters
from .numbers_as_bytes import random_bytes
from .workload import Workload

TRANSPORTS = ("copy", "transfer", "shared")
PATTERN_BYTES = 4096
LEAST_BYTES = 8


class Pipe(Workload):
    """Make a block, hand it over; the host digests what has arrived."""

    def __init__(self, tasks: int, size: int, seed: int) -> None:
        self.tasks_total = tasks
        self._size = size
        self._seed = seed

    def run(self, index: int) -> Handover:
        return Handover(self._block(index))

    def receive(self, index: int, content: Any) -> str:
        return digest_of_block(index, content)

    def _block(self, index: int) -> bytes:
        pattern = random_bytes((self._seed + index) % 2**32, min(self._size, PATTERN_BYTES))
        return (pattern * (self._size // len(pattern) + 1))[: self._size]


def digest_of_block(index: int, block: bytes | memoryview) -> str:
    """Length, beginning and end; enough to see that the right block came, and came whole."""
    part = min(len(block), PATTERN_BYTES)
    return task_digest(u64(index) + u64(len(block)) + bytes(block[:part]) + bytes(block[len(block) - part :]))


def make(parameters: Parameters) -> Pipe:
    """Parameters: `tasks`, `size`, `transport`."""
    values = parameters.values
    transport = one_of(values, "transport", TRANSPORTS)
    tasks, size = whole_number(values, "tasks", 1), whole_number(values, "size", LEAST_BYTES)
    if transport == "copy":
        return Pipe(tasks, size, parameters.seed)
    refuse_transport(transport, parameters)
    from ..shared_names import name_of_run
    from .shared_pipe import SharedPipe

    return SharedPipe(tasks, size, parameters.seed, f"{name_of_run()}-{os.urandom(2).hex()}")


def refuse_transport(transport: str, parameters: Parameters) -> None:
    """Raise where a block can't go this way."""
    if transport == "transfer":
        raise bad_parameter("In Python, memory can't change its owner: choose transport 'copy' or 'shared'.")
    if parameters.options.executor == "InterpreterPoolExecutor":
        raise bad_parameter(
            "No account is kept of shared memory across interpreters: choose transport 'copy', or 'ThreadPoolExecutor'."
        )
    if sys.platform == "win32":
        raise bad_parameter(
            "Windows frees shared memory when its maker lets go of it, before the host has it: choose transport 'copy'."
        )

"""`sha256-blocks`: native code without the GIL. Task i hashes a block of memory several times over.

`hashlib` lets go of the GIL while it hashes more than 2047 bytes, so threads use several cores with big blocks. With
small ones the interpreter gets in between so often that they take turns.
"""

from __future__ import annotations

import hashlib
from functools import cached_property

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from ..sizes import Sizes, task_sizes
from .numbers_as_bytes import random_bytes
from .workload import Workload

PATTERN_BYTES = 1024
INDEX_BYTES = 8


class Sha256Blocks(Workload):
    """SHA-256 over `size` blocks."""

    def __init__(self, sizes: Sizes, block_bytes: int, seed: int) -> None:
        self.tasks_total = sizes.tasks
        self._sizes = sizes
        self._block_bytes = block_bytes
        self._seed = seed

    def run(self, index: int) -> str:
        block = bytearray(self._block_of_zero)
        block[:INDEX_BYTES] = u64(index)
        whole = hashlib.sha256()
        for _ in range(self._sizes.of(index)):
            whole.update(block)
        return task_digest(u64(index) + whole.digest())

    @cached_property
    def _block_of_zero(self) -> bytes:
        # Blocks differ in their index alone: copying this one holds the GIL for far less time than making another.
        pattern = random_bytes(self._seed, PATTERN_BYTES)
        return (u64(0) + pattern * (self._block_bytes // PATTERN_BYTES + 1))[: self._block_bytes]


def make(parameters: Parameters) -> Sha256Blocks:
    """Parameters: `tasks`, `size`, `blockBytes`, `sizes`."""
    block_bytes = whole_number(parameters.values, "blockBytes", INDEX_BYTES)
    return Sha256Blocks(task_sizes(parameters, 1), block_bytes, parameters.seed)

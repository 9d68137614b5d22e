"""`compress`: native code without the GIL, and memory traffic. Task i compresses a block, expands it and compares."""

from __future__ import annotations

import hashlib
import zlib
from functools import cached_property

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from ..sizes import Sizes, task_sizes
from .numbers_as_bytes import random_bytes
from .workload import Workload

PATTERN_BYTES = 65_536
LEAST_BYTES = 8
# Each byte of randomness as one of 16 letters: half a byte of news, so that there is something to compress.
LETTERS = bytes(97 + byte % 16 for byte in range(256))


class RoundTrip(Exception):
    """What was expanded is not what was compressed."""


class Compress(Workload):
    """There and back through zlib."""

    def __init__(self, sizes: Sizes, level: int, seed: int) -> None:
        self.tasks_total = sizes.tasks
        self._sizes = sizes
        self._level = level
        self._seed = seed

    def run(self, index: int) -> str:
        size = self._sizes.of(index)
        repeats, rest = divmod(size - LEAST_BYTES, PATTERN_BYTES)
        # In one go: each copy on the way would be made, on fresh pages, with the GIL held.
        original = b"".join((u64(index), *[self._pattern] * repeats, self._pattern[:rest]))
        expanded = zlib.decompress(zlib.compress(original, self._level), bufsize=size)
        if expanded != original:
            raise RoundTrip(f"{size} bytes came back as {len(expanded)} other ones: zlib {zlib.ZLIB_RUNTIME_VERSION}")
        return task_digest(u64(index) + u64(size) + hashlib.sha256(expanded).digest())

    @cached_property
    def _pattern(self) -> bytes:
        # By the first task of each process: it takes longer than sending it, but is no part of the start-up then.
        return random_bytes(self._seed, PATTERN_BYTES).translate(LETTERS)


def make(parameters: Parameters) -> Compress:
    """Parameters: `tasks`, `size`, `level`, `sizes`."""
    level = whole_number(parameters.values, "level", 1, 9)
    return Compress(task_sizes(parameters, LEAST_BYTES), level, parameters.seed)

"""A limit to the memory of this process that the system itself enforces, and taking memory up to it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import mmap

try:
    import resource
    from mmap import MAP_ANONYMOUS, MAP_PRIVATE
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEBIBYTE = 1024 * 1024
_BLOCK_BYTES = 4 * MEBIBYTE
_PAGE_BYTES = 4096
# What other threads may give back meanwhile. Beyond it, the system does not enforce what it promised.
_SLACK_BYTES = 64 * MEBIBYTE
_NO_LIMIT = 2**62


def why_no_limit() -> str | None:
    """Why memory can't be limited here; `None`: it can."""
    if resource is None or not hasattr(resource, "RLIMIT_AS"):
        return "this system has no limit for the memory of a process"
    if sys.platform == "darwin":
        return "macOS does not enforce its limit for the memory of a process"
    if _address_space_bytes() is None or available_bytes() is None:
        return "this system does not say how much memory is in use"
    return None


def available_bytes() -> int | None:
    """Memory that could be taken now: what the machine has free, or less if this process's cgroup may have less."""
    machine = _field_of("/proc/meminfo", b"MemAvailable:")
    if machine is None:
        return None
    return min(machine * 1024, _left_in_cgroup())


def take_all(limit_bytes: int) -> None:
    """Take and touch memory, block after block, until the system refuses; then give all of it back.

    The refusal is raised as `MemoryError`. The limit is one of the process: while it stands, other threads may be
    refused as well.
    """
    blocks: list[mmap] = []
    try:
        with _address_space_limit(limit_bytes):
            while len(blocks) * _BLOCK_BYTES < limit_bytes + _SLACK_BYTES:
                blocks.append(_touched_block())
    except OSError as error:
        if error.errno != errno.ENOMEM:
            raise
        taken_mb, limit_mb = len(blocks) * _BLOCK_BYTES // MEBIBYTE, limit_bytes // MEBIBYTE
        raise MemoryError(f"after {taken_mb} MB there was no more memory; the limit was {limit_mb} MB") from None
    finally:
        for block in blocks:
            block.close()


def _touched_block() -> mmap:
    # Straight from the system: `bytearray` would first use up what the C library holds in reserve.
    block = mmap(-1, _BLOCK_BYTES, flags=MAP_PRIVATE | MAP_ANONYMOUS)
    for page in range(0, _BLOCK_BYTES, _PAGE_BYTES):
        block[page] = 1  # only now the system really hands it out
    return block


@contextmanager
def _address_space_limit(more_bytes: int) -> Iterator[None]:
    """What the process has now and `more_bytes` on top is all that it can have inside."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    finite = [limit for limit in before if limit != resource.RLIM_INFINITY]
    limit = min([(_address_space_bytes() or 0) + more_bytes, *finite])
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _address_space_bytes() -> int | None:
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None


def _left_in_cgroup() -> int:
    """What the nearest limits of a cgroup (version 2) still leave."""
    try:
        with open("/proc/self/cgroup", "rb") as groups:
            path = next(line[3:].strip() for line in groups if line.startswith(b"0::"))
    except (OSError, StopIteration):
        return _NO_LIMIT
    folder, left = os.fsdecode(path), _NO_LIMIT
    while True:
        left = min(left, _left_in("/sys/fs/cgroup" + folder.rstrip("/")))
        if folder in ("/", ""):
            return left
        folder = os.path.dirname(folder)


def _left_in(folder: str) -> int:
    try:
        with open(folder + "/memory.max", "rb") as limit, open(folder + "/memory.current", "rb") as current:
            return max(0, int(limit.read()) - int(current.read()))
    except (OSError, ValueError):  # no such file, or the word `max`
        return _NO_LIMIT


def _field_of(path: str, name: bytes) -> int | None:
    try:
        with open(path, "rb") as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith(name)), None)
    except (OSError, ValueError):
        return None

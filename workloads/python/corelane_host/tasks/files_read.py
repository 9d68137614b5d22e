"""`files-read`: reads every file under a folder, and computes next to nothing."""

from __future__ import annotations

from ..digests import task_digest, u64
from ..parameters import Parameters
from .folder_files import FileWorkload, Reading, find_files

BLOCK_BYTES = 64 * 1024
TAIL_BYTES = 64


class Counting(Reading):
    """How long a file is, and its end: proof that all of it was read."""

    def __init__(self) -> None:
        self._bytes_read = 0
        self._tail = b""

    def take(self, block: bytes) -> None:
        self._bytes_read += len(block)
        self._tail = (self._tail + block[-TAIL_BYTES:])[-TAIL_BYTES:]

    def digest(self, path: bytes) -> str:
        # Worked out, not remembered: some file systems give less than a block at a time.
        last_block_bytes = (self._bytes_read - 1) % BLOCK_BYTES + 1 if self._bytes_read else 0
        tail = self._tail[len(self._tail) - min(TAIL_BYTES, last_block_bytes) :]
        return task_digest(path + b"\0" + u64(self._bytes_read) + tail)


class FilesRead(FileWorkload):
    """Read each listed file, in small blocks."""

    block_bytes = BLOCK_BYTES

    def begin(self) -> Counting:
        return Counting()


def make(parameters: Parameters) -> FilesRead:
    """Parameters: `folder`, `repeat`."""
    return FilesRead(find_files(parameters))

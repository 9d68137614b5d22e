"""`files-sha256`: reads and hashes every file under a folder.

Reading waits for the disk; hashing blocks of this size runs outside the GIL, so threads can hash in parallel.
"""

from __future__ import annotations

import hashlib

from ..digests import task_digest
from ..parameters import Parameters
from .folder_files import FileWorkload, Reading, find_files


class Hashing(Reading):
    """SHA-256 of a file."""

    def __init__(self) -> None:
        self._content = hashlib.sha256()

    def take(self, block: bytes) -> None:
        self._content.update(block)

    def digest(self, path: bytes) -> str:
        return task_digest(path + b"\0" + self._content.digest())


class FilesSha256(FileWorkload):
    """SHA-256 of each listed file."""

    block_bytes = 256 * 1024

    def begin(self) -> Hashing:
        return Hashing()


def make(parameters: Parameters) -> FilesSha256:
    """Parameters: `folder`, `repeat`."""
    return FilesSha256(find_files(parameters))

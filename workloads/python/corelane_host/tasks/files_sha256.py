"""`files-sha256`: reads and hashes every file under a folder. Task i is file i in the order of the raw path bytes.

Reading waits for the disk; hashing blocks of this size runs outside the GIL, so threads can hash in parallel.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import stat

from ..digests import task_digest
from ..errors import HostError, InputError
from ..parameters import Parameters, text
from .folder_listing import Listing, list_folder
from .workload import Workload

BLOCK_BYTES = 256 * 1024

# Between listing and reading, a file may have become something else: neither follow a link nor wait for a writer.
_OPEN_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _name, 0)


class FilesSha256(Workload):
    """SHA-256 of each listed file."""

    def __init__(self, folder: bytes, listing: Listing) -> None:
        self.tasks_total = len(listing.files)
        self.warnings = listing.warnings
        self.input_fingerprint = listing.fingerprint()
        self._folder = folder
        self._paths = [file.path for file in listing.files]

    def run(self, index: int) -> str:
        content = hashlib.sha256()
        path = self._paths[index]
        try:
            descriptor = self._open(path)
            try:
                while block := os.read(descriptor, BLOCK_BYTES):
                    content.update(block)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise InputError.from_os_error(path, error) from error
        return task_digest(path + b"\0" + content.digest())

    async def run_async(self, index: int) -> str:
        # Opening and reading wait in one of the loop's helper threads; hashing is done in the loop itself.
        content = hashlib.sha256()
        path = self._paths[index]
        try:
            descriptor = await asyncio.to_thread(self._open, path)
            try:
                while block := await asyncio.to_thread(os.read, descriptor, BLOCK_BYTES):
                    content.update(block)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise InputError.from_os_error(path, error) from error
        return task_digest(path + b"\0" + content.digest())

    def fingerprint_again(self) -> str | None:
        try:
            return list_folder(self._folder).fingerprint()
        except OSError:  # the folder is gone
            return None

    def _open(self, path: bytes) -> int:
        descriptor = os.open(os.path.join(self._folder, path), _OPEN_FLAGS)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EINVAL, "no longer a regular file")
        return descriptor


def make(parameters: Parameters) -> FilesSha256:
    """Parameter: `folder`."""
    name = text(parameters.values, "folder")
    folder = os.fsencode(name)
    try:
        listing = list_folder(folder)
    except OSError as error:
        code = "folder-missing" if isinstance(error, FileNotFoundError) else "folder-unreadable"
        raise HostError(code, f"The folder {name!r} can't be listed ({error.strerror}): choose another one.") from error
    if not listing.files:
        raise HostError("folder-empty", f"There is no regular file under {name!r}: choose another folder.")
    return FilesSha256(folder, listing)

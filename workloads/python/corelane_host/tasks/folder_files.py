"""What the workloads over the files of a folder share: finding the files, and reading them block by block."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
from typing import NamedTuple

from ..checks import text, whole_number
from ..errors import HostError, InputError
from ..parameters import Parameters
from .folder_listing import Listing, list_folder
from .workload import Workload

# Between listing and reading, a file may have become something else: neither follow a link nor wait for a writer.
_OPEN_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _name, 0)


class Reading:
    """What a task makes of one file."""

    def take(self, block: bytes) -> None:
        """The next block of the file; none of them is empty."""
        raise NotImplementedError

    def digest(self, path: bytes) -> str:
        """After the last block."""
        raise NotImplementedError


class FolderFiles(NamedTuple):
    """The files to work on, and how often each of them."""

    folder: bytes
    listing: Listing
    repeat: int = 1


class FileWorkload(Workload):
    """Task i reads file i mod F, in the order of the raw path bytes."""

    block_bytes: int

    def __init__(self, files: FolderFiles) -> None:
        self.tasks_total = len(files.listing.files) * files.repeat
        self.warnings = files.listing.warnings
        self.input_fingerprint = files.listing.fingerprint()
        self._folder = files.folder
        self._paths = [file.path for file in files.listing.files]

    def begin(self) -> Reading:
        """For each task a new one."""
        raise NotImplementedError

    def run(self, index: int) -> str:
        path, reading = self._paths[index % len(self._paths)], self.begin()
        try:
            descriptor = self._open(path)
            try:
                while block := os.read(descriptor, self.block_bytes):
                    reading.take(block)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise InputError.from_os_error(path, error) from error
        return reading.digest(path)

    async def run_async(self, index: int) -> str:
        # Opening and reading wait in one of the loop's helper threads; what is done with a block, in the loop itself.
        path, reading = self._paths[index % len(self._paths)], self.begin()
        try:
            descriptor = await asyncio.to_thread(self._open, path)
            try:
                while block := await asyncio.to_thread(os.read, descriptor, self.block_bytes):
                    reading.take(block)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise InputError.from_os_error(path, error) from error
        return reading.digest(path)

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


def find_files(parameters: Parameters) -> FolderFiles:
    """Parameters: `folder`, `repeat` (may be absent)."""
    name = text(parameters.values, "folder")
    repeat = whole_number({"repeat": 1, **parameters.values}, "repeat", 1)
    folder = os.fsencode(name)
    try:
        listing = list_folder(folder)
    except OSError as error:
        code = "folder-missing" if isinstance(error, FileNotFoundError) else "folder-unreadable"
        raise HostError(code, f"The folder {name!r} can't be listed ({error.strerror}): choose another one.") from error
    if not listing.files:
        raise HostError("folder-empty", f"There is no regular file under {name!r}: choose another folder.")
    return FolderFiles(folder, listing, repeat)

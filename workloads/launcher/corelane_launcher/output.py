"""Where the command reads from and writes to: plain files, so that nothing stands between it and them."""

from __future__ import annotations

import os
import stat

from corelane_host.errors import HostError

from .command import Command
from .spawn import Streams, open_nothing
from .spoken import Spoken

_BLOCK_BYTES = 1024 * 1024


class Output:
    """The three files of one command, open from before its start."""

    def __init__(self, command: Command) -> None:
        stdin = open_nothing() if command.stdin is None else _open_input(command.stdin)
        self.files = Streams(stdin, _create(command.stdout_path), _create(command.stderr_path))
        self._limit_bytes = command.max_output_bytes

    def sizes_bytes(self) -> tuple[int, int]:
        """How much has been written to standard output and to standard error."""
        return os.fstat(self.files.stdout).st_size, os.fstat(self.files.stderr).st_size

    def is_too_much(self) -> bool:
        """Both together are more than the command may write."""
        return sum(self.sizes_bytes()) > self._limit_bytes


def digest_of(exit_code: int, stdout_path: str | None, has_marks: bool) -> str:
    """The task's digest: of the exit code, and of all that was printed where that has to be the same each time."""
    import hashlib  # only now: it would make every command seem to use some megabytes more

    whole = hashlib.sha256(f"exit:{exit_code}".encode())
    if stdout_path is None:
        return whole.hexdigest()[:16]
    spoken = Spoken()
    with open(stdout_path, "rb", buffering=0) as file:
        while block := file.read(_BLOCK_BYTES):
            # What is said to Corelane holds times, which are never the same.
            for piece in spoken.feed(block).rest if has_marks else [block]:
                whole.update(piece)
    whole.update(spoken.end())
    return whole.hexdigest()[:16]


def _open_input(path: str) -> int:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a named pipe would wait for somebody who writes
    except OSError as error:
        what = f"Standard input {path!r} can't be read ({error.strerror})"
        raise HostError("no-stdin-file", f"{what}: choose a file that is there.") from None
    kind = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISCHR(kind):
        raise HostError("no-stdin-file", f"Standard input {path!r} is no file that can be read: choose one.")
    os.set_blocking(descriptor, True)
    return descriptor


def _create(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        what = f"The file {path!r} for the command's output can't be written ({error.strerror})"
        raise HostError("no-output-file", f"{what}: look at the folder's permissions and space.") from None

"""`prepare` and `cleanup`: run outside what is timed, with nothing kept of them but why they failed."""

from __future__ import annotations

import os
import threading

from .account import exit_of
from .command import Command
from .program import find_program
from .spawn import Streams, open_nothing, spawn
from .tree import Group, Tree

_KEPT_BYTES = 4096
_LAST_WORDS_SECONDS = 0.2


def run_aside(argv: list[str], command: Command, tree: Tree | Group) -> str | None:
    """Run one of them to its end, in the command's own directory and environment.

    Returns how it failed, with the end of what it said on its standard error; `None`: it did not.
    """
    program = find_program(argv[0], command.environment)
    nothing = open_nothing()
    from_it, its_stderr = os.pipe()
    try:
        pid = spawn(program, argv, command.environment, Streams(nothing, nothing, its_stderr))
    finally:
        os.close(nothing)
        os.close(its_stderr)
    tree.begun(pid)
    words = _LastWords(from_it)
    _, status, _ = os.wait4(pid, 0)
    code, signal_name = exit_of(status)
    if code == 0:
        return None
    how = f"ended with exit code {code}" if signal_name is None else f"was ended by {signal_name}"
    return f"{argv[0]!r} {how}{words.told()}"


class _LastWords:
    """The end of what is written into a pipe, read in a thread: a full pipe would hold up who writes."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._end = b""
        self._reader = threading.Thread(target=self._read, name="last words", daemon=True)
        self._reader.start()

    def told(self) -> str:
        """As the end of a sentence. Does not wait for what was started in the background and has the pipe too."""
        self._reader.join(_LAST_WORDS_SECONDS)
        words = " ".join(self._end.decode("utf-8", "replace").split())
        return f"; its last words: {words[-1000:]}" if words else ""

    def _read(self) -> None:
        while block := os.read(self._descriptor, 65536):
            self._end = (self._end + block)[-_KEPT_BYTES:]
        os.close(self._descriptor)

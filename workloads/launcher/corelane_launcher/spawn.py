"""Starting a program with nothing of the launcher's own in it."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from typing import NamedTuple

from .program import not_started

# All of them, so that a command runs the same whoever started Corelane: Python ignores SIGPIPE, `nohup` SIGHUP.
_DEFAULTS = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}


class Streams(NamedTuple):
    """Descriptors that become a program's standard input, output and error."""

    stdin: int
    stdout: int
    stderr: int


def spawn(program: str, argv: list[str], environment: Mapping[str, str], streams: Streams) -> int:
    """Start it in the working directory, in a process group of its own; returns its pid."""
    try:
        return os.posix_spawn(
            program,
            argv,
            environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, stream, number) for number, stream in enumerate(streams)],
            setpgroup=0,
            setsigmask=(),
            setsigdef=_DEFAULTS,
        )
    except OSError as error:
        raise not_started(program, error) from None


def keep_descriptors() -> None:
    """Whatever this process was given, besides 0, 1 and 2, goes no further."""
    for name in os.listdir("/dev/fd"):
        if int(name) > 2:
            try:
                os.set_inheritable(int(name), False)
            except OSError:  # the one that the list was read through
                pass


def open_nothing() -> int:
    """A descriptor that reads nothing and swallows what is written."""
    return os.open(os.devnull, os.O_RDWR)

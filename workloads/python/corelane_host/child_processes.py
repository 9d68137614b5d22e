"""What the strategies that use worker processes have in common."""

from __future__ import annotations

import multiprocessing
import os
import time
from multiprocessing.process import BaseProcess
from typing import Any

from .errors import HostError

_REAPED_SECONDS = 0.5


def process_context(start_method: str | None) -> Any:
    """The `multiprocessing` context of a start method; `None`: the interpreter's default."""
    # A stopped run ends without tidying up, and the helper process of `spawn` and `forkserver` that does it instead
    # would put a warning into the log each time.
    os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")
    try:
        return multiprocessing.get_context(start_method)
    except ValueError:
        known = ", ".join(multiprocessing.get_all_start_methods())
        raise HostError(
            "start-method", f"Python can't start processes by {start_method!r} on this system; choose one of {known}."
        ) from None


def exit_code(process: BaseProcess) -> int | None:
    """Exit code of a process that has ended; negative: minus the number of its signal.

    A pool reaps its processes in a thread of its own. While that thread is at it, the code can't be read yet.
    """
    deadline = time.monotonic() + _REAPED_SECONDS
    while process.exitcode is None and time.monotonic() < deadline:
        time.sleep(0.001)
    return process.exitcode

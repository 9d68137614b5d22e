"""What the strategies that use worker processes have in common."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

from .errors import HostError
from .shared_names import name_semaphores

_REAPED_SECONDS = 0.5


def process_context(start_method: str | None) -> Any:
    """The `multiprocessing` context of a start method; `None`: the interpreter's default."""
    # A stopped run ends without tidying up, and the helper process of `spawn` and `forkserver` that does it instead
    # would put a warning into the log each time.
    os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")
    name_semaphores()
    try:
        return multiprocessing.get_context(start_method)
    except ValueError:
        known = ", ".join(multiprocessing.get_all_start_methods())
        raise HostError(
            "start-method", f"Python can't start processes by {start_method!r} on this system; choose one of {known}."
        ) from None


def note_processes(context: Any) -> list[BaseProcess]:
    """All processes that are made with this context from now on, in order; grows with each.

    A pool replaces one that dies so soon that nobody could ask who its processes are: only who was there when it was
    made knows of it.
    """
    made: list[BaseProcess] = []
    make = context.Process

    def make_noted(*arguments: Any, **named: Any) -> BaseProcess:
        process: BaseProcess = make(*arguments, **named)
        made.append(process)
        return process

    context.Process = make_noted
    return made


def poll_one_at_a_time(process: BaseProcess) -> None:
    """Let two threads ask for the exit code of a process.

    `forkserver` sends the code through a pipe, once. A pool asks for it in a thread of its own; of two that ask in
    the same moment one reads nothing, and makes the code 255 for both.
    """
    popen: Any = getattr(process, "_popen", None)
    if popen is None or popen.method != "forkserver":
        return
    lock, poll = threading.Lock(), popen.poll

    def poll_alone(flag: int = os.WNOHANG) -> int | None:
        if flag != os.WNOHANG:
            wait([popen.sentinel])  # before the lock: others may ask while this thread waits
        with lock:
            code: int | None = poll(os.WNOHANG)
            return code

    popen.poll = poll_alone


def exit_code(process: BaseProcess) -> int | None:
    """Exit code of a process that has ended; negative: minus the number of its signal.

    A pool reaps its processes in a thread of its own. While that thread is at it, the code can't be read yet.
    """
    deadline = time.monotonic() + _REAPED_SECONDS
    while process.exitcode is None and time.monotonic() < deadline:
        time.sleep(0.001)
    return process.exitcode

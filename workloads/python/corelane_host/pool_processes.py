"""The processes of a pool: who they are, and which of them die, whatever the pool itself makes of it."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from concurrent.futures import Executor, TimeoutError
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, Callable

from .child_processes import exit_code, poll_one_at_a_time
from .parent_watch import watch_parent
from .run import Run
from .usage import read_process
from .worker import OFTEN_ENOUGH_NS, Job, Worker

_NOTICED_SECONDS = 0.5
_EXECUTORS = "concurrent.futures.process"


def numbers_for(run: Run, context: Any) -> Any:
    """A queue in which each process of a pool finds the number of its worker."""
    numbers = context.SimpleQueue()
    for number in range(run.workers):
        numbers.put(number)
    return numbers


def enlist(job: Job, numbers: Any, births: Any) -> Worker:
    """First thing in each process. One that a pool puts in a dead one's place finds no number left and waits."""
    watch_parent()
    number = numbers.get()
    births.put((number, os.getpid(), threading.get_native_id()))
    return Worker(number, job, read_process, OFTEN_ENOUGH_NS)


def welcome_all(run: Run, births: Any, numbers: dict[int, int]) -> None:
    """In the host: wait until all processes have enlisted, and announce them; notes their numbers by their pids."""
    for _ in range(run.workers):
        number, pid, tid = births.get()
        numbers[pid] = number
        run.worker_started(number, "process", pid=pid, tid=tid)


def watch_pool(
    run: Run, children: list[BaseProcess], numbers: dict[int, int], consequence: Callable[[], str]
) -> threading.Thread:
    """Watch from now on, in a thread that ends with the last child.

    `numbers` are the workers' numbers by their pids, as far as they are known; `consequence` says what the pool makes
    of a dead process.
    """
    for child in children:
        poll_one_at_a_time(child)
    _let_executors_stumble()
    watcher = threading.Thread(target=_watch, args=(run, children, numbers, consequence), daemon=True)
    watcher.start()
    return watcher


def _let_executors_stumble() -> None:
    """An executor may trip over a dead process itself: its thread raises when calls come in at that very moment.

    That stands in the log then. The watch is the one to say what has happened.
    """
    report = threading.excepthook

    def sort_out(caught: Any) -> None:
        if type(caught.thread).__module__ == _EXECUTORS:
            traceback.print_exception(caught.exc_type, caught.exc_value, caught.exc_traceback)
        else:
            report(caught)

    threading.excepthook = sort_out


def _watch(
    run: Run, children: list[BaseProcess], numbers: dict[int, int], consequence: Callable[[], str]
) -> None:
    while children:
        sentinels = wait([child.sentinel for child in children])
        ended = [child for child in children if child.sentinel in sentinels]
        for child in sorted(ended, key=_was_terminated):
            children.remove(child)
            code = exit_code(child)
            outcome = "" if run.done or run.stopping else consequence()
            run.worker_ended(numbers.get(child.pid or 0, -1), code, outcome)


def _was_terminated(child: BaseProcess) -> bool:
    # A pool that notices first ends its other processes by SIGTERM: the one that it has not ended is the cause.
    return exit_code(child) == -signal.SIGTERM


def refusal_of(pool: Executor, refusal: type[Exception]) -> bool:
    """Whether an executor with a dead process has noticed: as soon as it has, it raises `refusal` at every call."""
    deadline = monotonic() + _NOTICED_SECONDS
    with suppress(TimeoutError):
        while monotonic() < deadline:
            try:
                pool.submit(os.getpid).result(_NOTICED_SECONDS)
            except refusal:
                return True
    return False

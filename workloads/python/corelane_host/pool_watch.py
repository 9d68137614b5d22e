"""Notices processes of a pool that die, whatever the pool itself makes of it."""

from __future__ import annotations

import signal
import threading
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Callable

from .child_processes import exit_code, poll_one_at_a_time
from .run import Run


def watch_pool(
    run: Run, children: list[BaseProcess], numbers: dict[int, int], consequence: Callable[[], str]
) -> threading.Thread:
    """Watch from now on, in a thread that ends with the last child.

    `numbers` are the workers' numbers by their pids, as far as they are known; `consequence` says what the pool makes
    of a dead process.
    """
    for child in children:
        poll_one_at_a_time(child)
    watcher = threading.Thread(target=_watch, args=(run, children, numbers, consequence), daemon=True)
    watcher.start()
    return watcher


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

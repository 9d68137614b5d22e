"""Ending at once, whatever threads and worker processes are doing."""

from __future__ import annotations

import os
import sys
import threading
from typing import Callable, NoReturn

_claimed = threading.Lock()
_last_acts: list[Callable[[], None]] = []


def at_the_end(act: Callable[[], None]) -> None:
    """Do this once, however the host ends, when no worker process is left that could mind."""
    _last_acts.append(act)


def tidy_up() -> None:
    """Do what was put off until the end. What fails is said in the log: nothing may hold up an ending."""
    while _last_acts:
        try:
            _last_acts.pop()()
        except Exception as error:
            print(f"Tidying up failed: {type(error).__name__}: {error}", file=sys.stderr, flush=True)


def claim_the_end(patience_seconds: float = threading.TIMEOUT_MAX) -> None:
    """Returns in the first thread that wants to end the host; any other waits here while the first one does it.

    Killing the workers makes other threads see dead workers; what they have to say about it is no news.
    """
    _claimed.acquire(timeout=patience_seconds)


def end_now(code: int) -> NoReturn:
    """Kill all worker processes and exit, without waiting for any thread. Call `claim_the_end` first."""
    if "multiprocessing" in sys.modules:
        import multiprocessing

        _start_no_more()
        for child in multiprocessing.active_children():
            child.kill()
        _remove_meeting_place(multiprocessing.current_process())
    if "multiprocessing.synchronize" in sys.modules:
        from .shared_names import unlink_semaphores

        at_the_end(unlink_semaphores)
    tidy_up()
    os._exit(code)


def _start_no_more() -> None:
    """A thread that wants to start a process from now on waits for the end.

    A pool puts a new process in the place of each killed one. The host would be gone before that one has read what it
    is to do, and it would say so in the log.
    """
    from multiprocessing.process import BaseProcess

    setattr(BaseProcess, "start", lambda process: threading.Event().wait())


def _remove_meeting_place(process: object) -> None:
    """Remove the folder with the socket of `forkserver`. `multiprocessing` itself does that in an orderly exit only."""
    folder = getattr(process, "_config", {}).get("tempdir")
    if folder:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)

"""Critical sections whose CPU time is added up: the share of a run that no second worker can speed up."""

from __future__ import annotations

import threading
from time import thread_time_ns
from typing import Any


class _Locked(threading.local):
    ns = 0


_locked = _Locked()


class critical_section:  # noqa: N801  (reads as a function where it is used, like `contextlib.suppress`)
    """`with critical_section(lock): …`; `async with` for the locks of `asyncio`. One object per use.

    Any lock or semaphore of `threading`, `multiprocessing` or `asyncio` will do. Waiting for it isn't counted. In an
    event loop, what other tasks compute while this one awaits inside is counted: the lock is held meanwhile.
    """

    __slots__ = ("_lock", "_entered_ns")

    def __init__(self, lock: Any) -> None:
        self._lock = lock
        self._entered_ns = 0

    def __enter__(self) -> None:
        self._lock.acquire()
        self._entered_ns = thread_time_ns()

    def __exit__(self, *_: object) -> None:
        _locked.ns += thread_time_ns() - self._entered_ns
        self._lock.release()

    async def __aenter__(self) -> None:
        await self._lock.acquire()
        self._entered_ns = thread_time_ns()

    async def __aexit__(self, *_: object) -> None:
        self.__exit__()


def take_locked_ns() -> int:
    """CPU time that the calling thread has spent in critical sections since this was called last."""
    taken = _locked.ns
    if taken:
        _locked.ns = 0
    return taken

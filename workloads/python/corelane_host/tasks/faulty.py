"""`faulty`: waits a little in every task, and goes wrong in some of them, the way the parameters say."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

from ..checks import bad_parameter, one_of, whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from ..splitmix32 import splitmix32
from .memory_limit import MEBIBYTE, available_bytes, take_all, why_no_limit
from .workload import Workload

FAULTS = ("raise", "unawaited", "hang", "kill-worker", "exhaust-memory")


class InjectedFault(Exception):
    """Raised on purpose."""


class Faulty(Workload):
    """Wait, then end well or go wrong."""

    def __init__(self, parameters: Parameters, fault: str, memory_bytes: int) -> None:
        values = parameters.values
        self.tasks_total = whole_number(values, "tasks", 1)
        self._wait_seconds = whole_number(values, "waitMs", 0) / 1000
        self._percent = whole_number(values, "percent", 0, 100)
        self._seed = parameters.seed
        self._fault = fault
        self._memory_bytes = memory_bytes

    def run(self, index: int) -> str:
        time.sleep(self._wait_seconds)
        if self._befalls(index):
            if self._fault == "hang":
                threading.Event().wait()
            elif self._fault == "unawaited":
                lose_an_exception()
            else:
                self._go_wrong(index)
        return task_digest(u64(index))

    async def run_async(self, index: int) -> str:
        await asyncio.sleep(self._wait_seconds)
        if self._befalls(index):
            if self._fault == "hang":
                await asyncio.Event().wait()
            elif self._fault == "unawaited":
                await lose_an_exception_in_loop()
            else:
                self._go_wrong(index)
        return task_digest(u64(index))

    def _befalls(self, index: int) -> bool:
        if self._fault == "raise":
            return next(splitmix32((self._seed + index) % 2**32)) % 100 < self._percent
        return index == self.tasks_total // 2

    def _go_wrong(self, index: int) -> None:
        if self._fault == "kill-worker":
            kill_this_process()
        if self._fault == "exhaust-memory":
            take_all(self._memory_bytes)
            raise InjectedFault("the system was to refuse memory above a limit, and did not keep to it")
        raise InjectedFault(f"task {index} raises, as it was told to")


def lose_an_exception() -> None:
    """Have something raise in a thread and ask nothing: the future keeps the exception, and it is gone with it."""
    with ThreadPoolExecutor(1) as executor:
        executor.submit(raise_unseen)


async def lose_an_exception_in_loop() -> None:
    """Have a task of the loop raise and ask nothing: the loop complains when the task is collected."""
    background = asyncio.ensure_future(raise_unseen_in_loop())
    await asyncio.sleep(0)  # now it runs
    del background
    gc.collect()


def raise_unseen() -> NoReturn:
    """What nobody waits for."""
    raise InjectedFault("raised where nobody waits for it")


async def raise_unseen_in_loop() -> NoReturn:
    """The same as a coroutine."""
    raise_unseen()


def kill_this_process() -> None:
    """End the process at once, without a last word."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has SIGTERM alone, and it is as final
    threading.Event().wait()


def make(parameters: Parameters) -> Faulty:
    """Parameters: `tasks`, `waitMs`, `fault`, `percent`, `memoryMb`."""
    fault = one_of(parameters.values, "fault", FAULTS)
    memory_bytes = whole_number(parameters.values, "memoryMb", 1) * MEBIBYTE
    if fault == "exhaust-memory":
        reason = why_no_limit()
        if reason is not None:
            raise bad_parameter(f"Memory can't be exhausted safely, because {reason}: choose another 'fault'.")
        memory_bytes = min(memory_bytes, (available_bytes() or 0) // 4)
    return Faulty(parameters, fault, memory_bytes)

"""What stands beside the tasks in every event loop: a timer that shows how late the loop is, and an ear for errors."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Callable

from .loop_delay import LoopTimer

LONGEST_MESSAGE = 300


@asynccontextmanager
async def beside_the_tasks(warn: Callable[[str, str], None]) -> AsyncIterator[LoopTimer]:
    """While tasks run inside: measure the loop's lateness, and say `error-lost` of errors that nobody waits for."""
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: _report(loop, context, warn))
    timer = LoopTimer()
    ticking = loop.create_task(timer.run())
    try:
        yield timer
    finally:
        timer.stop()
        ticking.cancel()


def lock_maker(async_calls: str) -> Any:
    """Where tasks get their locks from: plain tasks in a loop, or in its helper threads, need plain ones."""
    return asyncio if async_calls == "awaited" else threading


def _report(loop: asyncio.AbstractEventLoop, context: dict[str, Any], warn: Callable[[str, str], None]) -> None:
    loop.default_exception_handler(context)  # to the log, with its traceback
    error = context.get("exception")
    what = context.get("message", "") if error is None else f"{type(error).__name__}: {error}"
    warn("error-lost", f"An error went by in an event loop, and no task waits for it: {what[:LONGEST_MESSAGE]}.")

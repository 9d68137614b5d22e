"""`async` with an `asyncio.Semaphore`: a coroutine for every task is started at once, and W of them are let in.

It is the shortest way to a limit and has its price: all coroutines are there from the beginning, most of them waiting
at the semaphore, so a million tasks are a million waiting coroutines.
"""

from __future__ import annotations

import asyncio

from ..event_loop import beside_the_tasks, lock_maker
from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker


def run_tasks(run: Run) -> None:
    """Run the tasks in an event loop of their own."""
    asyncio.run(run_in_loop(run))


async def run_in_loop(run: Run) -> None:
    """All tasks at once, each held up until there is a place for it."""
    run.workload.share(lock_maker(run.options.async_calls))
    worker = Worker(0, run.job, read_thread, OFTEN_ENOUGH_NS)
    run.worker_started(0, "event-loop", "event loop")
    run.ready()
    places = asyncio.Semaphore(run.workers)
    async with beside_the_tasks(run.warn) as timer:
        run.time_loop(0, timer)
        await asyncio.gather(*(admitted(run, worker, places, index) for index in range(run.tasks_total)))
    run.note_usage(worker.report())
    run.finish()


async def admitted(run: Run, worker: Worker, places: asyncio.Semaphore, index: int) -> None:
    """One task, in flight only while it holds a place."""
    async with places:
        if not run.stopping:
            run.record(worker.report(await worker.run_async(index)))

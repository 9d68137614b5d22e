"""`async`: one `asyncio` event loop in the main thread. Its W is the greatest number of tasks in flight.

While a task awaits the network or a disk, the loop goes on with another. A task that computes awaits nothing: it keeps
the loop, and all the others wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from ..event_loop import beside_the_tasks, lock_maker
from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker


def run_tasks(run: Run) -> None:
    """Run the tasks in an event loop of their own."""
    asyncio.run(run_in_loop(run))


async def run_in_loop(run: Run) -> None:
    """W lanes side by side, held together by `asyncio.gather`."""
    run.workload.share(lock_maker(run.options.async_calls))
    worker = Worker(0, run.job, read_thread, OFTEN_ENOUGH_NS)
    run.worker_started(0, "event-loop", "event loop")
    run.ready()
    indexes = iter(range(run.tasks_total))
    async with beside_the_tasks(run.warn) as timer:
        run.time_loop(0, timer)
        await asyncio.gather(*(lane(run, worker, indexes) for _ in range(run.workers)))
    run.note_usage(worker.report())
    run.finish()


async def lane(run: Run, worker: Worker, indexes: Iterator[int]) -> None:
    """One task in flight at a time, of those that no other lane has taken."""
    for index in indexes:
        if run.stopping:
            break
        run.record(worker.report(await worker.run_async(index)))

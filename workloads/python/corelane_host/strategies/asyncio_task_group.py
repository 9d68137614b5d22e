"""`async` with an `asyncio.TaskGroup` (Python 3.11): the lanes of `asyncio_loop.py`, held together by a group.

The group waits at its end for all that was started in it. When one of them raises, it cancels the others, which
`gather` leaves running. (A task of the workload that fails doesn't raise here: its failure is a result like others.)
"""

from __future__ import annotations

import asyncio

from ..event_loop import beside_the_tasks, lock_maker
from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker
from .asyncio_loop import lane


def run_tasks(run: Run) -> None:
    """Run the tasks in an event loop of their own."""
    asyncio.run(run_in_loop(run))


async def run_in_loop(run: Run) -> None:
    """W lanes side by side, each taking the next task when it is through with one."""
    run.workload.share(lock_maker(run.options.async_calls))
    worker = Worker(0, run.job, read_thread, OFTEN_ENOUGH_NS)
    run.worker_started(0, "event-loop", "event loop")
    run.ready()
    indexes = iter(range(run.tasks_total))
    async with beside_the_tasks(run.warn) as timer:
        run.time_loop(0, timer)
        async with asyncio.TaskGroup() as group:  # type: ignore[attr-defined, unused-ignore]
            for _ in range(run.workers):
                group.create_task(lane(run, worker, indexes))
    run.note_usage(worker.report())
    run.finish()

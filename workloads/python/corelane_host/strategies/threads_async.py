"""`threads-async`: an `asyncio` event loop in each `threading.Thread`. Every task has its thread from the start.

Each loop keeps several of its thread's tasks in flight. On a Python with a GIL the loops take turns like any threads:
while one computes, the others can't even notice that an answer has come.
"""

from __future__ import annotations

import asyncio
import threading

from ..event_loop import beside_the_tasks
from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker
from .asyncio_loop import lane


def run_tasks(run: Run) -> None:
    """Start the threads, let them go together, and join them."""
    run.workload.share(threading)
    barrier = threading.Barrier(run.workers + 1)
    threads = [threading.Thread(target=work, args=(run, number, barrier)) for number in range(run.workers)]
    for thread in threads:
        thread.start()
    barrier.wait()
    run.ready()
    run.finish()
    for thread in threads:
        thread.join()


def work(run: Run, number: int, barrier: threading.Barrier) -> None:
    """Body of each thread: a loop of its own."""
    run.worker_started(number, "thread")
    asyncio.run(run_in_loop(run, number, barrier))


async def run_in_loop(run: Run, number: int, barrier: threading.Barrier) -> None:
    """The thread's share of the tasks, in as many lanes as may be in flight. Before and after, nothing is in it."""
    worker = Worker(number, run.job, read_thread, OFTEN_ENOUGH_NS)
    barrier.wait()
    run.wait_for_start()
    indexes = iter(run.share_of(number))
    async with beside_the_tasks(run.warn) as timer:
        run.time_loop(number, timer)
        await asyncio.gather(*(lane(run, worker, indexes) for _ in range(run.options.in_flight)))
    run.note_usage(worker.report())
    run.wait_for_release()

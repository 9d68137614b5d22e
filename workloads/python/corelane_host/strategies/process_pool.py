"""`process-pool`: `multiprocessing.Pool`. Every process takes the next chunk of tasks from one shared queue.

The pool puts a new process in the place of one that dies, but the chunk that the dead one had taken is in nobody's
hands then, and the pool waits for its results for ever. So the host watches the processes itself.
"""

from __future__ import annotations

from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from typing import Any

from ..child_processes import note_processes, process_context
from ..pool_processes import enlist, numbers_for, watch_pool, welcome_all
from ..run import Run
from ..worker import Job, Report, Worker

CONSEQUENCE = "multiprocessing.Pool would wait for them for ever."

# Set in each process of the pool by its initializer: a pool's function gets nothing but its chunk.
worker: Worker
stopping: Event


def run_tasks(run: Run) -> None:
    """Fill the pool, let it take the chunks, collect the results in the order they come, and close it."""
    context = process_context(run.options.start_method)
    run.workload.share(context)
    numbers, births, stop = numbers_for(run, context), context.SimpleQueue(), context.Event()
    run.on_stop(stop.set)
    made = note_processes(context)
    pool = context.Pool(run.workers, begin, (run.job, numbers, births, stop))
    by_pid: dict[int, int] = {}
    watcher = watch_pool(run, made[: run.workers], by_pid, lambda: CONSEQUENCE)
    welcome_all(run, births, by_pid)
    run.ready()
    for report in pool.imap_unordered(work, run.handed_out(), chunksize=1):
        run.arrived(report)
    run.finish()
    pool.close()
    pool.join()
    watcher.join()


def begin(job: Job, numbers: SimpleQueue[int], births: SimpleQueue[Any], stop: Event) -> None:
    """First thing in each process."""
    global worker, stopping
    worker, stopping = enlist(job, numbers, births), stop


def work(chunk: tuple[int, int]) -> Report:
    """A chunk of tasks, in whichever process took it."""
    return worker.run_chunk(chunk, stopping.is_set)

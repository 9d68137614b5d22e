"""`process-pool` by `concurrent.futures.ProcessPoolExecutor`. Every process takes the next chunk from one shared queue.

When a process dies, the executor ends all the others and raises `BrokenProcessPool` from every call that has no result
yet: what is lost is said, where `multiprocessing.Pool` would wait for ever.
"""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any

from ..child_processes import note_processes, process_context
from ..pool_processes import enlist, numbers_for, refusal_of, watch_pool, welcome_all
from ..raised_aside import raise_aside
from ..run import Run
from ..worker import Job, Report, Worker

# Set in each process by the initializer: a call gets nothing but its chunk.
worker: Worker
stopping: Any
barrier: Any


def run_tasks(run: Run) -> None:
    """Fill the pool, submit all chunks, have their results collected by a callback, and shut the pool down."""
    context = process_context(run.options.start_method)
    run.workload.share(context)
    numbers, births, stop = numbers_for(run, context), context.SimpleQueue(), context.Event()
    run.on_stop(stop.set)
    setup = (run.job, numbers, births, stop, context.Barrier(run.workers))
    made = note_processes(context)
    pool = ProcessPoolExecutor(run.workers, context, initializer=begin, initargs=setup)
    for _ in range(run.workers):
        pool.submit(meet)
    by_pid: dict[int, int] = {}
    watcher = watch_pool(run, made[: run.workers], by_pid, lambda: consequence(pool))
    welcome_all(run, births, by_pid)
    run.ready()
    try:
        for chunk in run.handed_out():
            pool.submit(work, chunk).add_done_callback(partial(collect, run))
    except BrokenProcessPool:
        watcher.join()  # which tells more: who died, and how
    run.finish()
    pool.shutdown()
    watcher.join()


def begin(job: Job, numbers: Any, births: Any, stop: Any, all_here: Any) -> None:
    """First thing in each process."""
    global worker, stopping, barrier
    worker, stopping, barrier = enlist(job, numbers, births), stop, all_here


def meet() -> None:
    """Wait for the others: an executor starts a process only when a call finds none idle."""
    barrier.wait()


def work(chunk: tuple[int, int]) -> Report:
    """A chunk of tasks, in whichever process took it."""
    return worker.run_chunk(chunk, stopping.is_set)


def collect(run: Run, call: Future[Report]) -> None:
    """The callback, in a thread of the executor: a call has its results, or has failed."""
    try:
        run.arrived(call.result())
    except BaseException as error:
        if not isinstance(error, BrokenProcessPool):  # of which the watcher tells more
            raise_aside(error)


def consequence(pool: ProcessPoolExecutor) -> str:
    """What the executor makes of a dead process, asked of itself."""
    if refusal_of(pool, BrokenProcessPool):
        return "ProcessPoolExecutor raised BrokenProcessPool."
    return "ProcessPoolExecutor did not notice."

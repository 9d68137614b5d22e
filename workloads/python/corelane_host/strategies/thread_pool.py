"""`thread-pool`: `concurrent.futures.ThreadPoolExecutor`. Every thread takes the next chunk from one shared queue."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

from ..run import Run
from ..usage import thread_usage
from ..worker import Worker

local = threading.local()


def run_tasks(run: Run) -> None:
    """Fill the pool, submit all chunks, and shut it down."""
    run.workload.share(threading)
    numbers = itertools.count()
    with ThreadPoolExecutor(run.workers, initializer=begin, initargs=(run, numbers)) as pool:
        fill(pool, run.workers)
        run.ready()
        for _ in pool.map(work, itertools.repeat(run), run.handed_out()):
            pass  # the results are recorded in the threads; this raises what a thread raised
        run.finish()


def fill(pool: ThreadPoolExecutor, workers: int) -> None:
    """Have all threads made now: an executor makes one only when a task finds none idle, so keep each one waiting."""
    barrier = threading.Barrier(workers + 1)
    for _ in range(workers):
        pool.submit(barrier.wait)
    barrier.wait()


def begin(run: Run, numbers: itertools.count[int]) -> None:
    """First thing in each thread of the pool."""
    number = next(numbers)
    run.worker_started(number, "thread")
    local.worker = Worker(number, run.job, thread_usage)


def work(run: Run, chunk: range) -> None:
    """A chunk of tasks, in whichever thread took it; its results come back together."""
    for result in list(local.worker.run_each(chunk, lambda: run.stopping)):
        run.record(result)

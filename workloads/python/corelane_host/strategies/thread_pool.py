"""`thread-pool`: `concurrent.futures.ThreadPoolExecutor`. Every thread takes the next chunk from one shared queue."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

from ..raised_aside import raise_aside
from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker

local = threading.local()


def run_tasks(run: Run) -> None:
    """Fill the pool, submit all chunks, and shut it down."""
    run.workload.share(threading)
    numbers = itertools.count()
    with ThreadPoolExecutor(run.workers, initializer=begin, initargs=(run, numbers)) as pool:
        fill(pool, run.workers)
        run.ready()
        for chunk in run.handed_out():
            pool.submit(work, run, chunk)  # nobody waits for the call: results are recorded in the threads
        run.finish()
        meeting = threading.Barrier(run.workers)
        for _ in range(run.workers):
            pool.submit(take_leave, run, meeting)


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
    local.worker = Worker(number, run.job, read_thread, OFTEN_ENOUGH_NS)
    local.gathering = run.gather(local.worker)


def work(run: Run, chunk: tuple[int, int]) -> None:
    """A chunk of tasks, in whichever thread took it; its results come back together."""
    first, end = chunk
    try:
        if end - first > 1:
            run.record(local.worker.run_chunk(chunk, run.is_stopping))
        elif not run.stopping:
            local.gathering.add(local.worker.run(first))
    except BaseException as error:
        raise_aside(error)


def take_leave(run: Run, meeting: threading.Barrier) -> None:
    """Last thing in each thread: what it has used. None may take the call of another."""
    run.note_usage(local.worker.report())
    meeting.wait()

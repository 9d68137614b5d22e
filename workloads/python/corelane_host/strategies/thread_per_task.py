"""`threads`, one per task: a `threading.Thread` is started for each task and ends with it, at most W at a time.

The semaphore counts the places: the main thread takes one before it starts a thread, and waits while there is none;
each thread gives its place back at its end. Starting a thread is part of the work here, and costs anew each time.
"""

from __future__ import annotations

import threading

from ..run import Run
from ..usage import read_thread
from ..worker import Worker


def run_tasks(run: Run) -> None:
    """Start a thread for each task, in order, whenever there is a place for one."""
    run.workload.share(threading)
    run.ready()
    places = threading.Semaphore(run.workers)
    threads = []
    places.acquire()
    for index in run.one_by_one():
        thread = threading.Thread(target=work, args=(run, index, places))
        thread.start()
        threads.append(thread)
        places.acquire()
    for thread in threads:
        thread.join()
    run.finish()


def work(run: Run, index: int, places: threading.Semaphore) -> None:
    """Body of each thread: one task."""
    run.worker_started(index, "thread")
    worker = Worker(index, run.job, read_thread)
    run.record(worker.report(worker.run(index)))
    run.worker_exited(index)
    places.release()

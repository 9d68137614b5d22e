"""`threads`: one `threading.Thread` per worker. Every task has its thread from the start; nothing is handed over.

Threads share the interpreter: on a Python with a GIL, only one of them runs byte code at any moment. They still
overlap where a task waits (network, disk) or computes outside byte code (hashing big blocks).
"""

from __future__ import annotations

import threading

from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker


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
    """Body of each thread: its share of the tasks, decided beforehand."""
    run.worker_started(number, "thread")
    worker = Worker(number, run.job, read_thread, OFTEN_ENOUGH_NS)
    barrier.wait()
    run.wait_for_start()
    for result in worker.run_each(run.share_of(number), lambda: run.stopping):
        run.record(worker.report(result))
    run.note_usage(worker.report())
    run.wait_for_release()

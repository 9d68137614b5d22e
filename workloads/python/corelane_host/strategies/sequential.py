"""`sequential`: one task after another in the main thread, as a program does that was never made concurrent."""

from __future__ import annotations

import threading

from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Worker


def run_tasks(run: Run) -> None:
    """Run the tasks in order."""
    run.workload.share(threading)
    worker = Worker(0, run.job, read_thread, OFTEN_ENOUGH_NS)
    run.worker_started(0, "thread", "main thread")
    run.ready()
    for result in worker.run_each(range(run.tasks_total), lambda: run.stopping):
        run.record(worker.report(result))
    run.note_usage(worker.report())
    run.finish()

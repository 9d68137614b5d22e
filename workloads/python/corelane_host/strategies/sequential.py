"""`sequential`: one task after another in the main thread, as a program does that was never made concurrent."""

from __future__ import annotations

from ..run import Run
from ..usage import thread_usage
from ..worker import Worker


def run_tasks(run: Run) -> None:
    """Run the tasks in order."""
    worker = Worker(0, run.workload, thread_usage)
    run.worker_started(0, "thread", "main thread")
    run.ready()
    for index in range(run.tasks_total):
        if run.stopping:
            break
        run.record(worker.run(index))
    run.finish()

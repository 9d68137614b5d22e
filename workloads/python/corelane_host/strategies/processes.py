"""`processes`: one `multiprocessing.Process` per worker. Every task has its process from the start.

Each process has an interpreter and a GIL of its own, so they compute at the same time. They share nothing but what is
made to be shared: the workload is pickled to them (or copied, with `fork`), and results come back through a pipe.
"""

from __future__ import annotations

from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import Any

from ..child_processes import process_context
from ..members import Member, dismiss, hire, introduce, receive, tell, welcome
from ..run import Run
from ..usage import read_process
from ..worker import Job, Worker


def run_tasks(run: Run) -> None:
    """Start the processes, let them go together, collect their results, and join them."""
    context = process_context(run.options.start_method)
    run.workload.share(context)
    stopping = context.Event()
    run.on_stop(stopping.set)
    crew = [hire(context, number, work, run.job, run.share_of(number), stopping) for number in range(run.workers)]
    for member in crew:
        welcome(run, member)
    run.ready()
    tell(crew, "start")
    by_pipe: dict[Any, Member] = {member.pipe: member for member in crew}
    while not run.done:
        for pipe in wait(by_pipe):
            run.arrived(receive(run, by_pipe[pipe]))
    run.finish()
    dismiss(run, crew)


def work(pipe: Connection, number: int, job: Job, tasks: range, stopping: Event) -> None:
    """Body of each process: its share of the tasks, decided beforehand."""
    introduce(pipe)
    worker = Worker(number, job, read_process)
    pipe.recv()  # "start"
    for result in worker.run_each(tasks, stopping.is_set):
        pipe.send(worker.report(result))
    pipe.recv()  # "release"

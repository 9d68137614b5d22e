"""`processes`, one per task: a `multiprocessing.Process` is started for each task and ends with it; W live at most.

The host waits for several things at once: for a pipe that has a result, and for the sentinel of a process that is
about to end. Only then is its place free. Starting a process is part of the work here: cheap by `fork`, dear by
`spawn`, which begins with a fresh interpreter each time.
"""

from __future__ import annotations

from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import Any

from ..child_processes import process_context
from ..members import Member, hire, introduce, receive
from ..run import Run
from ..usage import read_process
from ..worker import Job, Worker


def run_tasks(run: Run) -> None:
    """Start a process for each task, in order, whenever there is a place for one."""
    context = process_context(run.options.start_method)
    run.workload.share(context)
    stopping = context.Event()
    run.on_stop(stopping.set)
    run.ready()
    alive: dict[Any, Member] = {}  # by what to wait for next: pipe or sentinel
    for index in run.one_by_one():
        member = hire(context, index, work, run.job, stopping)
        alive[member.pipe] = member
        while len(alive) == run.workers:
            listen(run, alive)
    while alive:
        listen(run, alive)
    run.finish()


def listen(run: Run, alive: dict[Any, Member]) -> None:
    """Wait until a process says something or ends."""
    for source in wait(alive):
        member = alive.pop(source)
        if source is not member.pipe:
            see_off(run, member)
            continue
        message = receive(run, member)
        if isinstance(message, tuple):
            run.arrived(message)
            alive[member.process.sentinel] = member
        else:
            run.worker_started(member.number, "process", pid=member.process.pid, tid=message)
            alive[member.pipe] = member


def see_off(run: Run, member: Member) -> None:
    """A process has ended behind its result."""
    member.process.join()
    member.pipe.close()
    if member.process.exitcode:
        run.worker_ended(member.number, member.process.exitcode)
    run.worker_exited(member.number)


def work(pipe: Connection, index: int, job: Job, stopping: Event) -> None:
    """Body of each process: one task."""
    introduce(pipe)
    worker = Worker(index, job, read_process)
    for result in worker.run_each([index], stopping.is_set):
        pipe.send(worker.report(result))

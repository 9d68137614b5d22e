"""`processes-async`: an `asyncio` event loop in each `multiprocessing.Process`.

Every task has its process from the start, and each loop keeps several of its process's tasks in flight: loops for the
waiting, processes for the computing. Results come back through the process's pipe, and at the end how late its loop
was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import Any

from ..child_processes import process_context
from ..event_loop import beside_the_tasks
from ..members import Member, dismiss, hire, introduce, receive, tell, welcome
from ..run import Run
from ..usage import read_process
from ..worker import Job, Worker, has_failed


def run_tasks(run: Run) -> None:
    """Start the processes, let them go together, collect what they say, and join them."""
    context = process_context(run.options.start_method)
    run.workload.share(context)
    stopping = context.Event()
    run.on_stop(stopping.set)
    crew = [hire(context, number, work, run.job, run.share_of(number), stopping) for number in range(run.workers)]
    for member in crew:
        welcome(run, member)
    run.ready()
    tell(crew, "start")
    busy: dict[Any, Member] = {member.pipe: member for member in crew}
    while busy:
        for pipe in wait(busy):
            take_in(run, busy, pipe)
    run.finish()
    dismiss(run, crew)


def take_in(run: Run, busy: dict[Any, Member], pipe: Any) -> None:
    """A report, a warning (its code and sentence), or how late the loop was, which is the worker's last word."""
    kind, *said = receive(run, busy[pipe])
    if kind == "report":
        run.arrived(*said)
    elif kind == "warning":
        run.warn(*said)
    else:
        run.loop_was(*said)
        del busy[pipe]


def work(pipe: Connection, number: int, job: Job, tasks: range, stopping: Event) -> None:
    """Body of each process: a loop of its own for its share of the tasks."""
    introduce(pipe)
    worker = Worker(number, job, read_process)
    pipe.recv()  # "start"
    asyncio.run(run_in_loop(pipe, worker, job, iter(tasks), stopping))
    pipe.recv()  # "release"


async def run_in_loop(pipe: Connection, worker: Worker, job: Job, indexes: Iterator[int], stopping: Event) -> None:
    """As many lanes as may be in flight."""
    async with beside_the_tasks(lambda *warning: pipe.send(("warning", *warning))) as timer:
        worker.time_loop(timer)
        await asyncio.gather(*(lane(pipe, worker, job, indexes, stopping) for _ in range(job.options.in_flight)))
    pipe.send(("loop", timer.delay()))


async def lane(pipe: Connection, worker: Worker, job: Job, indexes: Iterator[int], stopping: Event) -> None:
    """One task in flight at a time, of those that no other lane has taken."""
    for index in indexes:
        if stopping.is_set():
            break
        result = await worker.run_async(index)
        pipe.send(("report", worker.report(result)))
        if job.options.on_task_error == "stop" and has_failed(result):
            break

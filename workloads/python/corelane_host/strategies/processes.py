"""`processes`: one `multiprocessing.Process` per worker. Task i runs in process i mod W; results come over a pipe."""

from __future__ import annotations

import threading
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import Any, NamedTuple

from ..child_processes import process_context
from ..parent_watch import watch_parent
from ..run import Run
from ..tasks.workload import Workload
from ..usage import process_usage
from ..worker import Worker


class Member(NamedTuple):
    """A worker process, and the host's end of the pipe to it."""

    number: int
    process: BaseProcess
    pipe: Connection


def run_tasks(run: Run) -> None:
    """Start the processes, let them go together, collect their results, and join them."""
    context = process_context(run.start_method)
    stopping = context.Event()
    run.on_stop(stopping.set)
    crew = [hire(context, run, number, stopping) for number in range(run.workers)]
    for member in crew:
        run.worker_started(member.number, "process", pid=member.process.pid, tid=receive(run, member))
    run.ready()
    tell(crew, "start")
    by_pipe: dict[Any, Member] = {member.pipe: member for member in crew}
    while not run.done:
        for pipe in wait(by_pipe):
            run.record(receive(run, by_pipe[pipe]))
    run.finish()
    tell(crew, "release")
    for member in crew:
        member.process.join()
        run.worker_ended(member.number, member.process.exitcode)


def hire(context: Any, run: Run, number: int, stopping: Event) -> Member:
    """Start one process with its share of the tasks."""
    pipe, far_end = context.Pipe()
    tasks = range(number, run.tasks_total, run.workers)
    process = context.Process(target=work, args=(far_end, number, run.workload, tasks, stopping))
    process.start()
    far_end.close()  # now the worker alone holds it, and the pipe ends with the worker
    return Member(number, process, pipe)


def receive(run: Run, member: Member) -> Any:
    """What a worker sent. It sends until it is released, so a pipe that has ended means that it died."""
    try:
        return member.pipe.recv()
    except (EOFError, OSError):
        member.process.join()
        run.worker_ended(member.number, member.process.exitcode)  # raises, unless the run was stopped
        return run.finish()


def tell(crew: list[Member], word: str) -> None:
    """Send a word to every worker. One that is gone is noticed where its results are missing."""
    for member in crew:
        with suppress(OSError):
            member.pipe.send(word)


def work(pipe: Connection, number: int, workload: Workload, tasks: range, stopping: Event) -> None:
    """Body of each process: its share of the tasks, decided beforehand."""
    watch_parent()
    worker = Worker(number, workload, process_usage)
    pipe.send(threading.get_native_id())
    pipe.recv()  # "start"
    for index in tasks:
        if stopping.is_set():
            break
        pipe.send(worker.run(index))
    pipe.recv()  # "release"

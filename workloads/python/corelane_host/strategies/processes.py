"""`processes`: one `multiprocessing.Process` per worker. Task i runs in process i mod W; results come over a pipe.

Each process has an interpreter of its own, so they compute in parallel; making them and moving data costs more.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import Any

from ..parent_watch import watch_parent
from ..run import Run
from ..child_processes import process_context
from ..tasks.workload import Workload
from ..usage import process_usage
from ..worker import Worker


def run_tasks(run: Run) -> None:
    """Start the processes, let them go together, collect their results, and join them."""
    context = process_context(run.start_method)
    stopping = context.Event()
    run.on_stop(stopping.set)
    processes, pipes = [], []
    for number in range(run.workers):
        pipe, far_end = context.Pipe()
        tasks = range(number, run.tasks_total, run.workers)
        process = context.Process(target=work, args=(far_end, number, run.workload, tasks, stopping))
        process.start()
        far_end.close()  # now the worker alone holds it, and the pipe ends with the worker
        processes.append(process)
        pipes.append(pipe)

    def receive(number: int) -> Any:
        try:
            return pipes[number].recv()
        except (EOFError, OSError):
            processes[number].join()
            run.worker_died(number, processes[number].exitcode)

    for number, process in enumerate(processes):
        run.worker_started(number, "process", pid=process.pid, tid=receive(number))
    run.ready()
    tell(pipes, "start")
    numbers = {pipe: number for number, pipe in enumerate(pipes)}
    while not run.done:
        for pipe in wait(pipes):
            run.record(receive(numbers[pipe]))
    run.finish()
    tell(pipes, "release")
    for number, process in enumerate(processes):
        process.join()
        run.worker_ended(number, process.exitcode)


def tell(pipes: list[Connection], word: str) -> None:
    """Send a word to every worker. One that is gone is noticed where its results are missing."""
    for pipe in pipes:
        with suppress(OSError):
            pipe.send(word)


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

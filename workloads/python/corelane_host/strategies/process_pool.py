"""`process-pool`: `multiprocessing.Pool`. Every process takes the next task from one shared queue, one at a time."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from typing import Any

from ..child_processes import exit_code, poll_one_at_a_time, process_context
from ..parent_watch import watch_parent
from ..run import Run
from ..tasks.workload import Workload
from ..usage import process_usage
from ..worker import TaskResult, Worker

# Set in each process of the pool by its initializer: a pool's function gets nothing but its task.
worker: Worker
stopping: Event


def run_tasks(run: Run) -> None:
    """Fill the pool, let it take the tasks, collect the results in the order they come, and close it."""
    context = process_context(run.start_method)
    numbers, births, stop = context.SimpleQueue(), context.SimpleQueue(), context.Event()
    run.on_stop(stop.set)
    for number in range(run.workers):
        numbers.put(number)
    pool = context.Pool(run.workers, begin, (run.workload, numbers, births, stop))
    by_pid: dict[int, int] = {}
    children = multiprocessing.active_children()
    for child in children:
        poll_one_at_a_time(child)
    watcher = threading.Thread(target=watch, args=(run, children, by_pid), daemon=True)
    watcher.start()
    for _ in range(run.workers):
        number, pid, tid = births.get()
        by_pid[pid] = number
        run.worker_started(number, "process", pid=pid, tid=tid)
    run.ready()
    for result in pool.imap_unordered(work, run.handed_out(), chunksize=1):
        if result is not None:
            run.record(result)
    run.finish()
    pool.close()
    pool.join()
    watcher.join()


def watch(run: Run, children: list[BaseProcess], numbers: dict[int, int]) -> None:
    """Notice workers that die: the pool itself would put others in their place and wait for lost tasks for ever."""
    while children:
        ended = wait([child.sentinel for child in children])
        for child in [child for child in children if child.sentinel in ended]:
            children.remove(child)
            run.worker_ended(numbers.get(child.pid or 0, -1), exit_code(child))


def begin(workload: Workload, numbers: SimpleQueue[int], births: SimpleQueue[Any], stop: Event) -> None:
    """First thing in each process. One that the pool puts in a dead one's place finds no number left and waits."""
    global worker, stopping
    watch_parent()
    number, stopping = numbers.get(), stop
    worker = Worker(number, workload, process_usage)
    births.put((number, os.getpid(), threading.get_native_id()))


def work(index: int) -> TaskResult | None:
    """One task, in whichever process took it."""
    return None if stopping.is_set() else worker.run(index)

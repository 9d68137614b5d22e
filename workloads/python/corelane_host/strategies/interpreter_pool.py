"""`thread-pool` by `InterpreterPoolExecutor` (Python 3.14): threads with an interpreter each, and so a GIL each.

They are threads of one process and yet share no objects: tasks and results are pickled from one interpreter to the
other, as between processes, and a module imported in one is imported in none of the others. What two interpreters
can share is a queue of `concurrent.interpreters`.
"""

from __future__ import annotations

import os
import queue
import site
import threading
from concurrent.futures import Future, InterpreterPoolExecutor, as_completed  # type: ignore[attr-defined]
from concurrent.interpreters import create_queue  # type: ignore[import-not-found]
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..run import Run
from ..usage import read_thread
from ..worker import OFTEN_ENOUGH_NS, Job, Report, Worker

PACKAGES = str(Path(__file__).resolve().parents[2])
"""Where `corelane_host` is. A new interpreter doesn't know: it begins with the module path of an empty one."""

# Each of these stands once in every interpreter: set by `begin`, used by `work`.
worker: Worker
stopping: Any


def run_tasks(run: Run) -> None:
    """Fill the pool, let its interpreters take the chunks, collect the results as they come, and close it."""
    births, gate, stop = create_queue(), create_queue(), create_queue()
    run.on_stop(lambda: stop.put("stop"))
    with InterpreterPoolExecutor(run.workers, initializer=site.addsitedir, initargs=(PACKAGES,)) as pool:
        begun = [pool.submit(begin, number, run.job, births, gate, stop) for number in range(run.workers)]
        for _ in begun:
            number, tid = birth(births, begun, gate)
            run.worker_started(number, "thread", pid=os.getpid(), tid=tid)
        for _ in begun:
            gate.put("go on")
        for future in begun:
            future.result()  # raises what `begin` raised
        run.ready()
        calls = [pool.submit(work, chunk) for chunk in run.handed_out()]
        for call in as_completed(calls):
            run.arrived(call.result())
        run.finish()


def birth(births: Any, begun: list[Future[None]], gate: Any) -> Any:
    """Number and thread of an interpreter that has begun. One that can't begin says why in its call."""
    while True:
        with suppress(queue.Empty):
            return births.get(timeout=1.0)
        for failed in [call for call in begun if call.done()]:
            for _ in begun:
                gate.put("go on")  # or the pool would wait for those at the gate
            failed.result()


def begin(number: int, job: Job, births: Any, gate: Any, stop: Any) -> None:
    """Once in each interpreter: as long as one of these waits at the gate, the next one needs another thread."""
    global worker, stopping
    worker, stopping = Worker(number, job, read_thread, OFTEN_ENOUGH_NS), stop
    births.put((number, threading.get_native_id()))
    gate.get()


def work(chunk: tuple[int, int]) -> Report:
    """A chunk of tasks, in whichever interpreter took it."""
    return worker.run_chunk(chunk, lambda: not stopping.empty())

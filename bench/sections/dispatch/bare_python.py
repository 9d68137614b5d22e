"""The tasks of Corelane's workload `sum`, handed out by a bare library: `bare_python.py WAY TASKS WORKERS`.

Writes one JSON line: how long it took from the first task to the last result, and the digest of all results.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "workloads" / "python"))

from corelane_host.digests import run_digest  # noqa: E402
from corelane_host.tasks.sum import Sum  # noqa: E402

SEED = 1
Work = Callable[[list[str]], None]
"""Does all tasks and puts their digests into the list."""

task = Sum(0, SEED)
"""In every process: what a task is depends on its index alone."""


@contextmanager
def loop(tasks: int, workers: int) -> Iterator[Work]:
    """One after another."""

    def work(digests: list[str]) -> None:
        for index in range(tasks):
            digests[index] = task.run(index)

    yield work


@contextmanager
def threads(tasks: int, workers: int) -> Iterator[Work]:
    """`threading`, split beforehand."""
    barrier = threading.Barrier(workers + 1)
    into: list[list[str]] = []

    def body(first: int) -> None:
        barrier.wait()
        barrier.wait()
        digests = into[0]
        for index in range(first, tasks, workers):
            digests[index] = task.run(index)

    crew = [threading.Thread(target=body, args=(first,)) for first in range(workers)]
    for thread in crew:
        thread.start()
    barrier.wait()

    def work(digests: list[str]) -> None:
        into.append(digests)
        barrier.wait()
        for thread in crew:
            thread.join()

    yield work


@contextmanager
def thread_pool(tasks: int, workers: int) -> Iterator[Work]:
    """`concurrent.futures.ThreadPoolExecutor`."""
    with ThreadPoolExecutor(workers) as pool:
        fill(pool, workers)

        def work(digests: list[str]) -> None:
            digests[:] = pool.map(task.run, range(tasks))

        yield work


@contextmanager
def thread_pool_submit(tasks: int, workers: int) -> Iterator[Work]:
    """The same, where each thread notes its results itself, as Corelane's do, and nobody waits for a call."""
    with ThreadPoolExecutor(workers) as pool:
        fill(pool, workers)

        def work(digests: list[str]) -> None:
            for index in range(tasks):
                pool.submit(note, digests, index)
            pool.shutdown()  # when all calls are through

        yield work


def note(digests: list[str], index: int) -> None:
    """A task, and its result in its place."""
    digests[index] = task.run(index)


def fill(pool: ThreadPoolExecutor, workers: int) -> None:
    """Have all threads made: an executor makes one when a call finds none idle."""
    filled = threading.Barrier(workers + 1)
    for _ in range(workers):
        pool.submit(filled.wait)
    filled.wait()


@contextmanager
def processes(tasks: int, workers: int) -> Iterator[Work]:
    """`multiprocessing.Process`, split beforehand, each result sent through a pipe."""
    pipes = []
    for first in range(workers):
        pipe, theirs = multiprocessing.Pipe()
        args = (theirs, range(first, tasks, workers))
        multiprocessing.Process(target=serve, args=args, daemon=True).start()
        pipe.recv()
        pipes.append(pipe)

    def work(digests: list[str]) -> None:
        for pipe in pipes:
            pipe.send("start")
        for _ in receive_all(pipes, digests):
            pass

    yield work


def serve(pipe: Connection, indexes: range) -> None:
    """Body of each process."""
    pipe.send("ready")
    pipe.recv()
    for index in indexes:
        pipe.send((index, task.run(index)))
    pipe.recv()  # never: one that has ended would be told of as if it had sent something


def receive_all(pipes: list[Any], digests: list[str]) -> Iterator[int]:
    """Results in the order they come."""
    left = len(digests)
    while left > 0:
        for pipe in wait(pipes):
            index, digests[index] = pipe.recv()
            left -= 1
            yield index


@contextmanager
def process_pool(tasks: int, workers: int) -> Iterator[Work]:
    """`multiprocessing.Pool`, one task a call."""
    barrier = multiprocessing.Barrier(workers + 1)
    with multiprocessing.Pool(workers, barrier.wait) as pool:
        barrier.wait()

        def work(digests: list[str]) -> None:
            for index, digest in pool.imap_unordered(numbered, range(tasks), chunksize=1):
                digests[index] = digest

        yield work


def numbered(index: int) -> tuple[int, str]:
    """A task and its digest."""
    return index, task.run(index)


@contextmanager
def process_pool_executor(tasks: int, workers: int) -> Iterator[Work]:
    """`concurrent.futures.ProcessPoolExecutor`, one task a call."""
    barrier = multiprocessing.Barrier(workers + 1)
    with ProcessPoolExecutor(workers, initializer=barrier.wait) as pool:
        filled = [pool.submit(abs, 0) for _ in range(workers)]
        barrier.wait()
        for call in filled:
            call.result()

        def work(digests: list[str]) -> None:
            digests[:] = pool.map(digest_of, range(tasks))

        yield work


def digest_of(index: int) -> str:
    """A task. By its name alone it costs less to send than with what it belongs to."""
    return task.run(index)


@contextmanager
def event_loop(tasks: int, workers: int) -> Iterator[Work]:
    """`asyncio`, so many in flight."""

    async def lane(indexes: Iterator[int], digests: list[str]) -> None:
        for index in indexes:
            digests[index] = await task.run_async(index)

    async def lanes(digests: list[str]) -> None:
        indexes = iter(range(tasks))
        await asyncio.gather(*(lane(indexes, digests) for _ in range(workers)))

    yield lambda digests: asyncio.run(lanes(digests))


WAYS: dict[str, Callable[[int, int], AbstractContextManager[Work]]] = {
    "loop": loop,
    "threads": threads,
    "thread-pool": thread_pool,
    "thread-pool-submit": thread_pool_submit,
    "processes": processes,
    "process-pool": process_pool,
    "process-pool-executor": process_pool_executor,
    "async": event_loop,
}


def main(way: str, tasks: int, workers: int) -> None:
    """Open the library, do the work, and tell."""
    digests = [""] * tasks
    with WAYS[way](tasks, workers) as work:
        started = perf_counter()
        work(digests)
        wall_ms = (perf_counter() - started) * 1000
        print(json.dumps({"wallMs": wall_ms, "digest": run_digest(digests)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

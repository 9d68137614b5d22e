"""Runs all tasks of a workload under real workers, without a host: what a strategy does, and no more."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.process import BaseProcess
from typing import Any

from corelane_host.errors import describe
from corelane_host.handover import Handover
from corelane_host.parameters import Parameters, parse_parameters
from corelane_host.tasks import load_workload
from corelane_host.tasks.workload import Workload

from .host_process import PATIENCE_SECONDS, parameters_message

# Of a process in a pool: its copy of the workload.
_mine: Workload


def parameters_of(workload: str, strategy: str, workers: int, values: dict[str, Any], **more: Any) -> Parameters:
    """What a host would make of main's message."""
    return parse_parameters(parameters_message(workload, strategy, workers, values, **more))


def prepared(workload: str, strategy: str, workers: int, values: dict[str, Any], **more: Any) -> Workload:
    """A workload, its parameters checked."""
    return load_workload(parameters_of(workload, strategy, workers, values, **more))


def run_in_threads(workload: Workload, workers: int) -> dict[int, str]:
    """Task i in thread i mod W. The outcome of a task is its digest, or `!CODE`."""
    workload.share(threading)
    outcomes: dict[int, Any] = {}
    threads = [
        threading.Thread(target=_run_share, args=(workload, range(number, workload.tasks_total, workers), outcomes))
        for number in range(workers)
    ]
    for thread in threads:
        thread.daemon = True  # one that waits for ever must not hold up the end of the tests
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    return received(workload, outcomes)


def run_in_thread_pool(workload: Workload, workers: int) -> dict[int, str]:
    """Each task in whichever thread takes it."""
    workload.share(threading)
    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(workload.run, index) for index in range(workload.tasks_total)]
        return received(workload, {i: future.result(PATIENCE_SECONDS) for i, future in enumerate(futures)})


def run_in_processes(workload: Workload, workers: int, context: Any) -> dict[int, str]:
    """Task i in process i mod W, all of which begin together."""
    workload.share(context)
    results, gate = context.Queue(), context.Barrier(workers)
    processes = [
        context.Process(
            target=_run_share_in_process,
            args=(workload, range(number, workload.tasks_total, workers), results, gate),
            daemon=True,
        )
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    outcomes: dict[int, Any] = {}
    try:
        for _ in processes:
            outcomes.update(results.get(timeout=PATIENCE_SECONDS))
    finally:
        _end(processes)
    return received(workload, outcomes)


def run_in_process_pool(workload: Workload, workers: int, context: Any) -> dict[int, str]:
    """Each task in whichever process of a `multiprocessing.Pool` takes it."""
    workload.share(context)
    with context.Pool(workers, _begin, (workload,)) as pool:
        asked = [pool.apply_async(_run_mine, (index,)) for index in range(workload.tasks_total)]
        return received(workload, {i: one.get(PATIENCE_SECONDS) for i, one in enumerate(asked)})


def run_in_executor(workload: Workload, workers: int, context: Any) -> dict[int, str]:
    """Each task in whichever process of a `ProcessPoolExecutor` takes it."""
    workload.share(context)
    with ProcessPoolExecutor(workers, context, _begin, (workload,)) as pool:
        asked = [pool.submit(_run_mine, index) for index in range(workload.tasks_total)]
        return received(workload, {i: one.result(PATIENCE_SECONDS) for i, one in enumerate(asked)})


def run_in_process_each(workload: Workload, at_most: int, context: Any) -> dict[int, str]:
    """A process for each task, in order, W alive at a time."""
    workload.share(context)
    results, places = context.Queue(), threading.Semaphore(at_most)
    outcomes: dict[int, Any] = {}
    processes = []
    for index in range(workload.tasks_total):
        if not places.acquire(blocking=False):
            outcomes.update(results.get(timeout=PATIENCE_SECONDS))
        process = context.Process(target=_run_share_in_process, args=(workload, [index], results), daemon=True)
        process.start()
        processes.append(process)
    while len(outcomes) < workload.tasks_total:
        outcomes.update(results.get(timeout=PATIENCE_SECONDS))
    _end(processes)
    return received(workload, outcomes)


def run_in_loop(workload: Workload, in_flight: int) -> dict[int, str]:
    """W tasks in flight in one event loop, started in order."""
    return received(workload, asyncio.run(asyncio.wait_for(_run_lanes(workload, in_flight), PATIENCE_SECONDS)))


def received(workload: Workload, outcomes: dict[int, Any]) -> dict[int, str]:
    """The digests, those of what was handed over included."""
    if len(outcomes) != workload.tasks_total:
        raise AssertionError(f"{len(outcomes)} of {workload.tasks_total} tasks came to an end")
    digests = {
        index: workload.receive(index, outcome.content) if isinstance(outcome, Handover) else outcome
        for index, outcome in sorted(outcomes.items())
    }
    workload.close()
    return digests


def _run_share(workload: Workload, share: Any, outcomes: dict[int, Any]) -> None:
    for index in share:
        try:
            outcomes[index] = workload.run(index)
        except Exception as error:
            outcomes[index] = "!" + describe(error).code


def _run_share_in_process(workload: Workload, share: Any, results: Any, gate: Any = None) -> None:
    if gate is not None:
        gate.wait(PATIENCE_SECONDS)
    outcomes: dict[int, Any] = {}
    _run_share(workload, share, outcomes)
    results.put(outcomes)


def _begin(workload: Workload) -> None:
    global _mine
    _mine = workload


def _run_mine(index: int) -> Any:
    return _mine.run(index)


async def _run_lanes(workload: Workload, in_flight: int) -> dict[int, Any]:
    workload.share(asyncio)
    outcomes: dict[int, Any] = {}
    indexes = iter(range(workload.tasks_total))

    async def lane() -> None:
        for index in indexes:
            try:
                outcomes[index] = await workload.run_async(index)
            except Exception as error:
                outcomes[index] = "!" + describe(error).code

    await asyncio.gather(*(lane() for _ in range(in_flight)))
    return outcomes


def _end(processes: list[BaseProcess]) -> None:
    for process in processes:
        process.join(PATIENCE_SECONDS)
        process.kill()

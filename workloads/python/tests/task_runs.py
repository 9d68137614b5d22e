"""Runs all tasks of a workload under real workers, without a host: what a strategy does, and no more."""

from __future__ import annotations

import asyncio
import threading
from multiprocessing.process import BaseProcess
from typing import Any

from corelane_host.errors import describe
from corelane_host.handover import Handover
from corelane_host.parameters import Parameters, parse_parameters
from corelane_host.tasks import load_workload
from corelane_host.tasks.workload import Workload

from .host_process import PATIENCE_SECONDS, parameters_message

Outcomes = dict[int, str]
"""Digest of each task, or `!CODE`."""


def parameters_of(workload: str, strategy: str, workers: int, values: dict[str, Any], **more: Any) -> Parameters:
    """What a host would make of main's message."""
    return parse_parameters(parameters_message(workload, strategy, workers, values, **more))


def prepared(workload: str, strategy: str, workers: int, values: dict[str, Any], **more: Any) -> Workload:
    """A workload, its parameters checked."""
    return load_workload(parameters_of(workload, strategy, workers, values, **more))


def run_in_threads(workload: Workload, workers: int) -> Outcomes:
    """Task i in thread i mod W."""
    workload.share(threading)
    outcomes: Outcomes = {}
    threads = [
        threading.Thread(target=_run_share, args=(workload, number, workers, outcomes), daemon=True)
        for number in range(workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    return received(workload, outcomes)


def run_in_processes(workload: Workload, workers: int, context: Any) -> Outcomes:
    """Task i in process i mod W."""
    workload.share(context)
    results = context.SimpleQueue()
    processes = [
        context.Process(target=_run_share_in_process, args=(workload, number, workers, results), daemon=True)
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    outcomes: Outcomes = {}
    try:
        for _ in processes:
            outcomes.update(results.get())
    finally:
        _end(processes)
    return received(workload, outcomes)


def run_in_loop(workload: Workload, in_flight: int) -> Outcomes:
    """W tasks in flight in one event loop, started in order."""
    return received(workload, asyncio.run(asyncio.wait_for(_run_lanes(workload, in_flight), PATIENCE_SECONDS)))


def received(workload: Workload, outcomes: dict[int, Any]) -> Outcomes:
    """The digests, those of what was handed over included."""
    if len(outcomes) != workload.tasks_total:
        raise AssertionError(f"{len(outcomes)} of {workload.tasks_total} tasks came to an end")
    digests = {
        index: workload.receive(index, outcome.content) if isinstance(outcome, Handover) else outcome
        for index, outcome in sorted(outcomes.items())
    }
    workload.close()
    return digests


def _run_share(workload: Workload, number: int, workers: int, outcomes: dict[int, Any]) -> None:
    for index in range(number, workload.tasks_total, workers):
        try:
            outcomes[index] = workload.run(index)
        except Exception as error:
            outcomes[index] = "!" + describe(error).code


def _run_share_in_process(workload: Workload, number: int, workers: int, results: Any) -> None:
    outcomes: dict[int, Any] = {}
    _run_share(workload, number, workers, outcomes)
    results.put(outcomes)


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

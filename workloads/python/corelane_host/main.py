"""The life of a host: parameters in, one run, exit."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from .admission import abilities
from .channel import Channel
from .clock import now_ns
from .control import Control
from .ending import at_the_end, claim_the_end, tidy_up
from .errors import HostError
from .failing import fail
from .gauges import Gauges, gauges_for
from .parameters import PROTOCOL, Parameters, check_protocol, parse_parameters
from .run import Run
from .strategies import STRATEGIES, load_strategy
from .tasks import WORKLOADS, load_workload
from .tasks.workload import Workload

MOST_TASKS_WITH_A_WORKER_EACH = 1000


def main() -> int:
    """Serve one run on descriptors 0 and 1; returns the exit code."""
    epoch_ns = now_ns()
    channel = Channel.take_stdout()
    threading.excepthook = lambda caught: fail(channel, caught.exc_value, "host")
    control = Control(channel)
    try:
        message = control.wait_for_parameters()
        if message["type"] == "describe":
            describe_host(channel, message)
        else:
            if message.get("gauges") is not True:
                channel.nobody_watches()
            gauges = gauges_for(message, channel)
            say_hello(channel, control, epoch_ns, gauges)
            serve(channel, control, epoch_ns, parse_parameters(message), gauges)
    except Exception as error:
        fail(channel, error, "host")
    tidy_up()
    return 0


def describe_host(channel: Channel, message: dict[str, Any]) -> None:
    """What this host can do."""
    check_protocol(message)
    workloads = abilities(tuple(WORKLOADS), STRATEGIES)
    channel.send({"type": "description", "protocol": PROTOCOL, **this_runtime(), "workloads": workloads})


def say_hello(channel: Channel, control: Control, epoch_ns: int, gauges: Gauges | None) -> None:
    """Who this is, and from when its times count."""
    helpers = [control.reader.native_id, channel.writer.native_id, *([gauges.teller.native_id] if gauges else [])]
    about = {"pid": os.getpid(), "clockNs": str(epoch_ns), "helperTids": helpers}
    channel.send({"type": "hello", "protocol": PROTOCOL, **this_runtime(), **about})


def this_runtime() -> dict[str, str]:
    """The interpreter that runs this."""
    return {"runtime": "python", "version": sys.version.split()[0]}


def serve(
    channel: Channel, control: Control, epoch_ns: int, parameters: Parameters, gauges: Gauges | None
) -> None:
    """One run, from its parameters to the end of its workers."""
    workload = load_workload(parameters)
    at_the_end(workload.close)
    for code, message in workload.warnings:
        channel.send({"type": "warning", "code": code, "message": message})
    check_worker_count(parameters, workload)
    run = Run(parameters, workload, channel, epoch_ns, gauges)
    control.steer(run)
    try:
        load_strategy(parameters.strategy, parameters.options)(run)
    except (OSError, RuntimeError) as error:
        if run.is_ready and not parameters.options.per_task:
            raise
        many = f"{parameters.workers} workers could not be started ({error})"
        raise HostError("workers-failed", f"{many}: use fewer, or raise this user's limits.") from error
    claim_the_end()
    run.say_workers_exited()


def check_worker_count(parameters: Parameters, workload: Workload) -> None:
    """A worker for each task is for few tasks."""
    if parameters.options.per_task and workload.tasks_total > MOST_TASKS_WITH_A_WORKER_EACH:
        raise HostError(
            "too-many-workers",
            f"There are {workload.tasks_total} tasks, and 'perTask' would start a worker for each, which this host "
            f"does for {MOST_TASKS_WITH_A_WORKER_EACH} at most: use fewer tasks, or a pool.",
        )

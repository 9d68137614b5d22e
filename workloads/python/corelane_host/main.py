"""The life of a host: parameters in, one run, exit."""

from __future__ import annotations

import os
import sys
import threading

from .channel import Channel
from .clock import now_ns
from .control import Control
from .ending import claim_the_end, end_now
from .errors import HostError
from .parameters import PROTOCOL, parse_parameters
from .run import Run
from .strategies import load_strategy
from .tasks import load_workload


def main() -> int:
    """Serve one run on descriptors 0 and 1; returns the exit code."""
    epoch_ns = now_ns()
    channel = Channel.take_stdout()
    threading.excepthook = lambda caught: fail(channel, caught.exc_value)
    control = Control(channel)
    try:
        say_hello(channel, control, epoch_ns)
        serve(channel, control, epoch_ns)
    except Exception as error:
        fail(channel, error)
    return 0


def say_hello(channel: Channel, control: Control, epoch_ns: int) -> None:
    """Who this is, and from when its times count."""
    channel.send(
        {
            "type": "hello",
            "protocol": PROTOCOL,
            "runtime": "python",
            "version": sys.version.split()[0],
            "pid": os.getpid(),
            "clockNs": str(epoch_ns),
            "helperTids": [control.reader.native_id, channel.writer.native_id],
        }
    )


def serve(channel: Channel, control: Control, epoch_ns: int) -> None:
    """One run, from its parameters to the end of its workers."""
    parameters = parse_parameters(control.wait_for_parameters())
    workload = load_workload(parameters)
    for code, message in workload.warnings:
        channel.send({"type": "warning", "code": code, "message": message})
    run = Run(parameters, workload, channel, epoch_ns)
    control.steer(run)
    try:
        load_strategy(parameters.strategy)(run)
    except (OSError, RuntimeError) as error:
        if run.is_ready:
            raise
        many = f"{parameters.workers} workers could not be started ({error})"
        raise HostError("workers-failed", f"{many}: use fewer, or raise this user's limits.") from error
    claim_the_end()
    run.say_workers_exited()


def fail(channel: Channel, error: BaseException | None) -> None:
    """Say why the host can't go on, and end it."""
    claim_the_end()
    if not isinstance(error, HostError):
        if error is not None:
            import traceback  # only now: it would make every start slower

            traceback.print_exception(type(error), error, error.__traceback__, file=sys.stderr)
        error = HostError("internal-error", f"The host failed; its log has more. {type(error).__name__}: {error}")
    if error.before is not None:
        channel.send(error.before)
    channel.send({"type": "host-error", "code": error.code, "message": error.message})
    sys.stderr.flush()
    end_now(1)

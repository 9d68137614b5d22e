"""The life of a launcher: parameters in, one command, exit."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any

from corelane_host.channel import Channel
from corelane_host.checks import bad_parameter
from corelane_host.clock import now_ns
from corelane_host.ending import at_the_end, claim_the_end, tidy_up
from corelane_host.failing import fail

from .command import parse_command
from .inbox import Inbox
from .launch import Launch
from .spawn import keep_descriptors
from .subreaper import adopt_orphans

PROTOCOL = 1
# A thread that copies output holds the interpreter for 5 ms otherwise, while the command's end is to be noted.
_SWITCH_SECONDS = 0.0002


def main() -> int:
    """Serve one run on descriptors 0 and 1; returns the exit code."""
    epoch_ns = now_ns()
    sys.setswitchinterval(_SWITCH_SECONDS)
    channel = Channel.take_stdout()
    threading.excepthook = lambda caught: fail(channel, caught.exc_value, "launcher")
    inbox = Inbox(channel)
    try:
        message = inbox.wait_for_parameters()
        if message["type"] == "describe":
            describe_launcher(channel, message)
        else:
            serve(channel, inbox, epoch_ns, message)
    except Exception as error:
        fail(channel, error, "launcher")
    claim_the_end()
    tidy_up()
    return 0


def describe_launcher(channel: Channel, message: dict[str, Any]) -> None:
    """It has no workloads of its own."""
    check_protocol(message)
    channel.send({"type": "description", "protocol": PROTOCOL, **this_runtime(), "workloads": {}})


def serve(channel: Channel, inbox: Inbox, epoch_ns: int, message: dict[str, Any]) -> None:
    """One command, from its parameters to its last account."""
    check_protocol(message)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # ignored, as some leave it, the system would keep no account
    keep_descriptors()
    command = parse_command(message)
    if not adopt_orphans():
        text = "This system can't tell what a process left behind used: of such processes the CPU time is missing."
        channel.send({"type": "warning", "code": "no-subreaper", "message": text})
    launch = Launch(command, channel, epoch_ns)
    at_the_end(launch.kill_all)
    say_hello(channel, inbox, epoch_ns, launch)
    inbox.look_after(launch)
    launch.lead()


def say_hello(channel: Channel, inbox: Inbox, epoch_ns: int, launch: Launch) -> None:
    """Who this is, and from when its times count. Every thread only helps: what is measured runs elsewhere."""
    helpers = [threading.get_native_id(), inbox.reader.native_id, channel.writer.native_id, *launch.helper_tids]
    about = {"pid": os.getpid(), "clockNs": str(epoch_ns), "helperTids": helpers}
    channel.send({"type": "hello", "protocol": PROTOCOL, **this_runtime(), **about})


def this_runtime() -> dict[str, str]:
    """The launcher, and what runs it."""
    return {"runtime": "launcher", "version": f"Python {sys.version.split()[0]}"}


def check_protocol(message: dict[str, Any]) -> None:
    """Main has to speak this version."""
    if message.get("protocol") != PROTOCOL:
        raise bad_parameter(f"'protocol' is not {PROTOCOL}: use the launcher that came with this Corelane.")

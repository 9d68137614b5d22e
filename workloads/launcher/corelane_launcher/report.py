"""What main is told of a command, message by message."""

from __future__ import annotations

import os
from typing import Any

from corelane_host.channel import Channel
from corelane_host.clock import now_ns
from corelane_host.usage import Usage, peak_rss_bytes, process_usage

from .child import Child
from .command import Command
from .outcome import error_of, run_digest, task_record
from .output import Output, digest_of
from .shell_cost import ShellCost

CPU_RESOLUTION_MS = 0.001


class Report:
    """Times in messages are nanoseconds since the epoch, and the shell's own is taken off."""

    def __init__(self, command: Command, channel: Channel, epoch_ns: int, shell: ShellCost) -> None:
        self._command = command
        self._channel = channel
        self._epoch_ns = epoch_ns
        self._shell = shell
        self._floor_bytes: int | None = None
        self._usage = self._usage_at_start = process_usage()

    def starting(self) -> None:
        """Read what the launcher has used, right before the command starts."""
        # Up to its `exec` the command shares this process's memory, and that is booked as its own.
        self._floor_bytes = peak_rss_bytes(os.getpid())
        self._usage_at_start = process_usage()

    def started(self, child: Child) -> None:
        """The command runs."""
        about = {"id": 1, "kind": "process", "label": child.label, "pid": child.pid, "tid": None}
        self._channel.send({"type": "worker-started", **about})

    def ending(self) -> None:
        """Read what the launcher has used, right after the command's end."""
        self._usage = process_usage().since(self._usage_at_start)

    def stopped(self, child: Child, output: Output) -> None:
        """Main has ended it."""
        if child.pid:
            self._channel.send(self._ended(child, output))
        self._channel.send(self._finished(child, {}, stopped=True))

    def finished(self, child: Child, output: Output, was_too_much: bool) -> None:
        """It has come to its end."""
        error = error_of(child.ended, self._command, was_too_much)
        outcome: dict[str, Any] = {"digest": self._digest(child)} if error is None else {"error": error}
        record = task_record(self._since_epoch(child.start_ns), self._end_ns(child), outcome)
        self._channel.send(record, self._ended(child, output), self._finished(child, outcome, stopped=False))

    def exited(self, child: Child) -> None:
        """The account of all its processes."""
        code, signal_name = child.ended
        how = {"exitCode": code} if signal_name is None else {"signal": signal_name}
        usage = child.account.without(self._shell.usage).as_message()
        self._channel.send({"type": "worker-exited", "id": 1, **usage, **how})

    def _ended(self, child: Child, output: Output) -> dict[str, Any]:
        stdout_bytes, stderr_bytes = output.sizes_bytes()
        message: dict[str, Any] = {
            "type": "command-ended",
            "exitCode": child.ended.code,
            "signal": child.ended.signal,
            "cpuResolutionMs": CPU_RESOLUTION_MS,
            "shellMs": self._shell.wall_ns / 1e6 if self._command.shell else None,
            "processesReaped": child.account.reaped,
            "leftBehind": child.left_behind,
            "stdoutBytes": stdout_bytes,
            "stderrBytes": stderr_bytes,
        }
        return message if self._floor_bytes is None else {**message, "maxRssFloorBytes": self._floor_bytes}

    def _finished(self, child: Child, outcome: dict[str, Any], stopped: bool) -> dict[str, Any]:
        start_ns = child.start_ns or now_ns()
        peak = peak_rss_bytes(os.getpid()) or self._usage.max_rss_bytes
        return {
            "type": "finished",
            "startNs": self._since_epoch(start_ns),
            "endNs": self._end_ns(child) if child.end_ns else self._since_epoch(start_ns),
            "tasksTotal": 1,
            "tasksDone": int("digest" in outcome),
            "tasksFailed": int("error" in outcome),
            "digest": run_digest(outcome) if outcome else None,
            "stopped": stopped,
            "host": Usage(*self._usage[:2], peak).as_message(),
        }

    def _digest(self, child: Child) -> str:
        path = self._command.stdout_path if self._command.same_output else None
        return digest_of(child.ended.code or 0, path, self._command.marks)

    def _end_ns(self, child: Child) -> int:
        return self._since_epoch(max(child.start_ns, child.end_ns - self._shell.wall_ns))

    def _since_epoch(self, at_ns: int) -> int:
        return at_ns - self._epoch_ns

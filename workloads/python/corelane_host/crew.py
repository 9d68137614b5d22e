"""The workers of a run, as main is told about them."""

from __future__ import annotations

import signal
import threading
from typing import Any

from .channel import Channel
from .usage import NOTHING, Usage, peak_rss_bytes


class Crew:
    """Who the workers are, what they have used so far, and how they ended."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._lock = threading.Lock()
        self._pids: dict[int, int] = {}
        """Of the workers that are processes of their own."""
        self._usage: dict[int, Usage] = {}
        self._endings: dict[int, dict[str, Any]] = {}

    def started(self, number: int, kind: str, label: str, pid: int, tid: int | None) -> None:
        """Announce a worker."""
        with self._lock:
            self._usage[number] = NOTHING
            if kind == "process":
                self._pids[number] = pid
        message = {"type": "worker-started", "id": number, "kind": kind, "label": label, "pid": pid, "tid": tid}
        self._channel.send(message)

    def used(self, number: int, usage: Usage) -> None:
        """Cumulative usage since the worker was made."""
        self._usage[number] = usage

    def read_peaks(self) -> None:
        """Replace the worker processes' own word on their memory by the kernel's, where it can be had."""
        for number, pid in self._pids.items():
            peak = peak_rss_bytes(pid)
            if peak is not None:
                self._usage[number] = self._usage[number]._replace(max_rss_bytes=peak)

    def ended(self, number: int, exit_code: int | None) -> None:
        """A worker process is gone; a negative exit code is the number of the signal that ended it."""
        if exit_code is not None and exit_code < 0:
            self._endings[number] = {"signal": _signal_name(-exit_code)}
        elif exit_code:
            self._endings[number] = {"exitCode": exit_code}

    @property
    def has_losses(self) -> bool:
        """A worker process ended otherwise than it should."""
        return bool(self._endings)

    def obituary(self, number: int) -> tuple[str, dict[str, Any] | None]:
        """One sentence about a worker that died, and its `worker-exited` if main knows the worker."""
        ending = self._endings.setdefault(number, {"exitCode": 0})
        how = f"was ended by {ending['signal']}" if "signal" in ending else f"exited with code {ending['exitCode']}"
        advice = "look into the log for its last words, and check that memory does not run out"
        if number not in self._pids:
            return f"A worker process {how} before it was ready: {advice}.", None
        who = f"Worker process {number} (pid {self._pids[number]})"
        return f"{who} {how} before all tasks had a result: {advice}.", self._exited(number)

    def say_exited(self) -> None:
        """One `worker-exited` for each worker."""
        self._channel.send(*(self._exited(number) for number in sorted(self._usage)))

    def _exited(self, number: int) -> dict[str, Any]:
        usage = self._usage.get(number, NOTHING)
        return {"type": "worker-exited", "id": number, **usage.as_message(), **self._endings.get(number, {})}


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"

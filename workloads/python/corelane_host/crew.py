"""The workers of a run, as main is told about them."""

from __future__ import annotations

import signal
import threading
from typing import Any

from .channel import Channel
from .usage import NEVER_READ, Reading, peak_rss_bytes, usage_between

_NAMED_TASKS = 5
"""How many of the lost tasks a sentence names."""


class Crew:
    """Who the workers are, what they have used so far, and how they ended."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._lock = threading.Lock()
        self._pids: dict[int, int] = {}
        """Of the workers that are processes of their own."""
        self._readings: dict[int, tuple[Reading, Reading]] = {}
        """The first and the latest one of each worker that has not been told as exited."""
        self._peaks: dict[int, int] = {}
        self._locked_cpu_ns: dict[int, int] = {}
        """Of workers that were in a critical section."""
        self._endings: dict[int, dict[str, Any]] = {}

    def started(self, number: int, kind: str, label: str, pid: int, tid: int | None) -> None:
        """Announce a worker."""
        with self._lock:
            self._readings[number] = NEVER_READ, NEVER_READ
            if kind == "process":
                self._pids[number] = pid
        message = {"type": "worker-started", "id": number, "kind": kind, "label": label, "pid": pid, "tid": tid}
        self._channel.send(message)

    def used(self, number: int, readings: tuple[Reading, Reading], locked_cpu_ns: int) -> None:
        """A worker's first and latest reading of its usage, and its CPU time in critical sections so far."""
        self._readings[number] = readings
        if locked_cpu_ns or self._locked_cpu_ns:
            self._locked_cpu_ns[number] = locked_cpu_ns

    def read_peaks(self) -> None:
        """Replace the worker processes' own word on their memory by the kernel's, where it can be had."""
        for number, pid in self._pids.items():
            peak = peak_rss_bytes(pid)
            if peak is not None:
                self._peaks[number] = peak

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

    def obituary(self, number: int, lost: list[int], consequence: str) -> tuple[str, dict[str, Any] | None]:
        """What to say about a worker that died, and its `worker-exited` if main knows the worker.

        `lost` are all tasks without a result, `consequence` says in a sentence what the library makes of it.
        """
        ending = self._endings.setdefault(number, {"exitCode": 0})
        how = f"was ended by {ending['signal']}" if "signal" in ending else f"exited with code {ending['exitCode']}"
        advice = "If memory is short, use fewer workers." if ending.get("signal") == "SIGKILL" else "The log says more."
        if number not in self._pids:
            return f"A worker process {how} before it was ready. {advice}", None
        who = f"Worker process {number} (pid {self._pids[number]})"
        said = (f"{who} {how}.", _counted(lost), consequence, advice)
        return " ".join(filter(None, said)), self._exited(number)

    def say_one_exited(self, number: int) -> None:
        """`worker-exited` of a worker that has ended while the run goes on."""
        message = self._exited(number)
        del self._readings[number]
        self._channel.send(message)

    def say_exited(self) -> None:
        """One `worker-exited` for each worker."""
        self._channel.send(*(self._exited(number) for number in sorted(self._readings)))

    def _exited(self, number: int) -> dict[str, Any]:
        usage = usage_between(*self._readings.get(number, (NEVER_READ, NEVER_READ)))
        if number in self._peaks:
            usage = usage._replace(max_rss_bytes=self._peaks[number])
        message = {"type": "worker-exited", "id": number, **usage.as_message()}
        if self._locked_cpu_ns:  # a worker that never came into a critical section says so
            message["lockedCpuNs"] = self._locked_cpu_ns.get(number, 0)
        return {**message, **self._endings.get(number, {})}


def _counted(lost: list[int]) -> str:
    if not lost:
        return "No task is lost."
    if len(lost) == 1:
        return f"Task {lost[0]} is lost."
    more = ", …" if len(lost) > _NAMED_TASKS else ""
    return f"{len(lost)} tasks are lost ({', '.join(map(str, lost[:_NAMED_TASKS]))}{more})."


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"

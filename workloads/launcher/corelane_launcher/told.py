"""What a command tells of workers and tasks of its own, passed on to main."""

from __future__ import annotations

import threading
from typing import Any

from corelane_host.channel import Channel

from .told_lines import ToldLines

MOST_TASKS = 1_000_000
_BATCH_TASKS = 256


class Told:
    """Numbers workers and tasks anew, over all who speak, and sends them in batches: at `flush`, or when full."""

    def __init__(self, channel: Channel, epoch_ns: int) -> None:
        self._channel = channel
        self._epoch_ns = epoch_ns
        self._start_ns = 0
        self._clock_ns = 0
        self._numbers: dict[int, int] = {}
        """Of the workers of whoever speaks now."""
        self._next_worker = self._first_task = self._next_task = 0
        self._workers: list[dict[str, Any]] = []
        self._tasks: list[dict[str, Any]] = []
        self._wrong_times = self._too_many = 0
        self._lock = threading.Lock()

    def hear(self, message: dict[str, Any], start_ns: int, read_ns: int) -> None:
        """A message that was read at `read_ns`, of a command that was started at `start_ns`."""
        with self._lock:
            self._start_ns = start_ns
            if message["type"] == "hello":
                self._begin(message["clockNs"])
            elif message["type"] == "worker-started":
                self._workers.append({**message, "id": self._number(message["id"])})
                del self._workers[-1]["type"]
            elif message["type"] == "tasks":
                for record in message["tasks"]:
                    self._add(record, read_ns)
            is_full = len(self._tasks) >= _BATCH_TASKS
        if is_full:
            self.flush()

    def flush(self) -> None:
        """Send what has come so far."""
        with self._lock:
            workers, self._workers = self._workers, []
            tasks, self._tasks = self._tasks, []
            if not workers and not tasks:
                return
            parts = [tasks[at : at + _BATCH_TASKS] for at in range(0, max(1, len(tasks)), _BATCH_TASKS)]
            start = {"type": "told", "startNs": self._start_ns - self._epoch_ns}
            self._channel.send(
                *({**start, "workers": [] if at else workers, "tasks": part} for at, part in enumerate(parts))
            )

    def finish(self, lines: ToldLines) -> None:
        """Send the rest, and what of it could not be used."""
        self.flush()
        if lines.malformed:
            self._warn(
                "told-malformed",
                f"{_counted(lines.malformed, 'line')} of its output looked like the run-host protocol and broke it:"
                f" taken as ordinary output. The first one: {lines.first_problem}.",
            )
        if self._wrong_times:
            self._warn(
                "told-times",
                f"{_counted(self._wrong_times, 'task')} that it told of left out: times that do not lie between its"
                " start and their arrival are of another clock, or wrong.",
            )
        if self._too_many:
            self._warn(
                "told-too-many",
                f"{_counted(self._too_many, 'task')} that it told of left out: only those numbered below"
                f" {MOST_TASKS} are kept.",
            )

    def _begin(self, clock_ns: int) -> None:
        self._clock_ns = clock_ns
        self._numbers = {}
        self._first_task = self._next_task

    def _number(self, own: int) -> int:
        number = self._numbers[own] = self._next_worker
        self._next_worker += 1
        return number

    def _add(self, record: dict[str, Any], read_ns: int) -> None:
        task = self._first_task + record["task"]
        from_ns = self._clock_ns - self._epoch_ns
        times = {name: value + from_ns for name, value in record.items() if name.endswith("Ns")}
        if min(times.values()) < self._start_ns - self._epoch_ns or max(times.values()) > read_ns - self._epoch_ns:
            self._wrong_times += 1
        elif task >= MOST_TASKS:
            self._too_many += 1
        else:
            self._next_task = max(self._next_task, task + 1)
            self._tasks.append({**record, **times, "task": task, "worker": self._numbers[record["worker"]]})

    def _warn(self, code: str, message: str) -> None:
        self._channel.send({"type": "warning", "code": code, "message": message})


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"

"""The way out: protocol lines on a descriptor that nothing else in this process can write to."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import deque
from collections.abc import Iterable
from typing import Any, Callable

from .ending import end_now
from .task_records import TaskRecord, lines_for

BATCH_TASKS = 256
BATCH_SECONDS = 0.2
# Nobody looks on, and each line wakes Corelane on the cores that are being measured.
UNWATCHED_BATCH_SECONDS = 0.9


class Channel:
    """Writes messages at once and task records in batches.

    The writer thread sleeps until a first task record arrives, so it holds no lock while worker processes are forked.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._write_lock = threading.Lock()
        # Needs no lock, so that neither a main that reads slowly nor the writer at its work holds up the workers.
        self._waiting: deque[TaskRecord] = deque()
        self._is_silent = False
        self.collect: Callable[[], None] = lambda: None
        """Called in the writer's thread before each batch: what was announced is to be added then."""
        self._batch_seconds = BATCH_SECONDS
        self._begun = threading.Event()
        self._full = threading.Event()
        self.writer = threading.Thread(target=self._write_batches, name="protocol writer", daemon=True)
        self.writer.start()

    @classmethod
    def take_stdout(cls) -> Channel:
        """Move descriptor 1 to a private one and point 1 at 2, so that what tasks print becomes log."""
        private = os.dup(1)  # not inheritable
        os.dup2(2, 1)
        if sys.stdout is not None:
            sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
        if hasattr(os, "register_at_fork"):
            # A forked worker that outlives the host must not keep main waiting for the end of the pipe.
            os.register_at_fork(after_in_child=lambda: os.close(private))
        return cls(private)

    def nobody_watches(self) -> None:
        """Task records may wait longer from now on."""
        self._batch_seconds = UNWATCHED_BATCH_SECONDS

    def send(self, *messages: dict[str, Any]) -> None:
        """Write messages now, after all task records that came before them."""
        with self._write_lock:
            self._write(self._take_lines(), *map(line_for, messages))

    def send_last(self, *messages: dict[str, Any]) -> None:
        """Write messages and be silent from then on: threads and workers go on until the process has ended."""
        with self._write_lock:
            self._write(self._take_lines(), *map(line_for, messages))
            self._is_silent = True

    def add_tasks(self, records: Iterable[TaskRecord]) -> None:
        """Queue task records; they are written within the time of a batch, or when `BATCH_TASKS` of them wait."""
        self._waiting.extend(records)
        self.announce()
        if len(self._waiting) >= BATCH_TASKS and not self._full.is_set():
            self._full.set()

    def announce(self) -> None:
        """There is something to `collect` with the next batch."""
        if not self._begun.is_set():
            self._begun.set()

    def _write_batches(self) -> None:
        while True:
            self._begun.wait()
            self._full.wait(self._batch_seconds)
            # Cleared before anything is taken: what comes in between causes an idle wake-up, and is not forgotten.
            self._begun.clear()
            self._full.clear()
            self.collect()
            with self._write_lock:
                self._write(self._take_lines())

    def _take_lines(self) -> bytes:
        records = [self._waiting.popleft() for _ in range(len(self._waiting))]
        return lines_for(records) if records else b""

    def _write(self, *lines: bytes) -> None:
        if self._is_silent:
            return
        # All in one go: each call gives up the interpreter, and among many busy threads it is long in coming back.
        rest = memoryview(b"".join(lines))
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError:  # nobody reads any more, so there is no last word to claim
            end_now(1)


def line_for(message: dict[str, Any]) -> bytes:
    """A message as it goes over the pipe."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"

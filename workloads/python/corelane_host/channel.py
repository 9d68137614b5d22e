"""The way out: protocol lines on a descriptor that nothing else in this process can write to."""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any

from .ending import end_now

BATCH_TASKS = 256
BATCH_SECONDS = 0.05


class Channel:
    """Writes messages at once and task records in batches.

    The writer thread sleeps until a first task record arrives, so it holds no lock while worker processes are forked.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._write_lock = threading.Lock()
        # Apart from the lock above, so that a main that reads slowly doesn't hold up the workers.
        self._batch_lock = threading.Lock()
        self._batch: list[dict[str, Any]] = []
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

    def send(self, message: dict[str, Any]) -> None:
        """Write one message now, after all task records that came before it."""
        with self._write_lock:
            self._write_tasks()
            self._write(message)

    def add_task(self, record: dict[str, Any]) -> None:
        """Queue one task record; it is written within `BATCH_SECONDS` or with the `BATCH_TASKS`th of its batch."""
        with self._batch_lock:
            self._batch.append(record)
            waiting = len(self._batch)
        if waiting == 1:
            self._begun.set()
        elif waiting == BATCH_TASKS:
            self._full.set()

    def _write_batches(self) -> None:
        while True:
            self._begun.wait()
            self._full.wait(BATCH_SECONDS)
            with self._write_lock:
                self._write_tasks()

    def _write_tasks(self) -> None:
        # Cleared before the batch is taken: a record that comes in between causes an idle wake-up, not a lost one.
        self._begun.clear()
        self._full.clear()
        with self._batch_lock:
            batch, self._batch = self._batch, []
        for first in range(0, len(batch), BATCH_TASKS):
            self._write({"type": "tasks", "tasks": batch[first : first + BATCH_TASKS]})

    def _write(self, message: dict[str, Any]) -> None:
        line = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
        try:
            while line:
                line = line[os.write(self._descriptor, line) :]
        except OSError:  # nobody reads any more, so there is no last word to claim
            end_now(1)

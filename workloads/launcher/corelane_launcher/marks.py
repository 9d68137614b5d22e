"""Moments that the command names while it runs."""

from __future__ import annotations

import threading
from typing import Any

from corelane_host.channel import Channel

MOST_MARKS = 10_000
_BATCH_MARKS = 256
_LONGEST_NAME = 200


class Marks:
    """Sends marks in batches: at `flush`, or when a batch is full."""

    def __init__(self, channel: Channel, epoch_ns: int) -> None:
        self._channel = channel
        self._epoch_ns = epoch_ns
        self._batch: list[dict[str, Any]] = []
        self._count = 0
        self._lock = threading.Lock()

    def add(self, line: bytes, start_ns: int, read_ns: int) -> None:
        """A line without its prefix: `NAME`, or `NAME @NS`, where the program read the clock itself."""
        name, at_ns = _parse(line, start_ns, read_ns)
        if not name:
            return
        with self._lock:
            self._count += 1
            if self._count <= MOST_MARKS:
                self._batch.append({"name": name, "atNs": at_ns - self._epoch_ns})
        if self._count == MOST_MARKS + 1:
            self._warn()
        elif len(self._batch) >= _BATCH_MARKS:
            self.flush()

    def flush(self) -> None:
        """Send what has come so far."""
        with self._lock:
            batch, self._batch = self._batch, []
            starts = range(0, len(batch), _BATCH_MARKS)
            self._channel.send(*({"type": "marks", "marks": batch[at : at + _BATCH_MARKS]} for at in starts))

    def _warn(self) -> None:
        text = f"The command printed more than {MOST_MARKS} marks; the later ones are left out."
        self._channel.send({"type": "warning", "code": "too-many-marks", "message": text})


def _parse(line: bytes, start_ns: int, read_ns: int) -> tuple[str, int]:
    text = line.decode("utf-8", "replace").strip()
    name, at_sign, own = text.rpartition(" @")
    # A time of another clock (a container's, another machine's) is worth less than when the line was read.
    if at_sign and own.isascii() and own.isdigit() and start_ns <= int(own[:20]) <= read_ns:
        return name.strip()[:_LONGEST_NAME], int(own)
    return text[:_LONGEST_NAME], read_ns

"""Standard output that is searched for marks, and for what it tells of tasks, on its way into its file."""

from __future__ import annotations

import os
import threading

from corelane_host.channel import Channel
from corelane_host.clock import now_ns

from .marks import Marks
from .spoken import Spoken
from .told import Told

_BLOCK_BYTES = 64 * 1024
_END_SECONDS = 1.0


class MarkedOutput:
    """A pipe to the command, and a thread that copies what comes out of it."""

    def __init__(self, marks: Marks, told: Told, channel: Channel) -> None:
        self._read_end, self.write_end = os.pipe()
        self._marks = marks
        self._told = told
        self._spoken = Spoken()
        self._channel = channel
        self._file = -1
        self._start_ns = 0
        self._has_started = threading.Event()
        self.reader = threading.Thread(target=self._copy, name="marks", daemon=True)
        self.reader.start()

    def copy_into(self, file: int) -> None:
        """Where it goes. To be called before the command starts."""
        self._file = file

    def started(self, start_ns: int) -> None:
        """The command has its end of the pipe, and from when its times count."""
        self._start_ns = start_ns
        self._has_started.set()
        os.close(self.write_end)

    def finish(self) -> None:
        """Return when all is copied and told. Does not wait long for what got away with the pipe."""
        self.reader.join(_END_SECONDS)
        self._marks.flush()
        self._told.finish(self._spoken.lines)

    def _copy(self) -> None:
        while block := os.read(self._read_end, _BLOCK_BYTES):
            read_ns = now_ns()
            self._has_started.wait()  # it may print before its start has been noted
            heard = self._spoken.feed(block)
            for line in heard.marks:
                self._marks.add(line, self._start_ns, read_ns)
            for message in heard.told:
                self._told.hear(message, self._start_ns, read_ns)
            self._write(block)

    def _write(self, block: bytes) -> None:
        rest = memoryview(block)
        try:
            while self._file >= 0 and rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError as error:
            # The command must not notice: a pipe that nobody reads would hold it up.
            self._file = -1
            text = f"What the command printed could not be kept from here on ({error.strerror})."
            self._channel.send({"type": "warning", "code": "output-lost", "message": text})

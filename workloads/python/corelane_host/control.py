"""The way in: a thread that reads main's messages and acts on them while the strategy is busy."""

from __future__ import annotations

import json
import os
import queue
import threading
import time
from collections.abc import Iterator
from typing import Any, Protocol

from .channel import Channel
from .ending import claim_the_end, end_now
from .errors import HostError
from .task_records import LONGEST_LINE_BYTES

# How long an ending under way may still take when main is gone. A main that closes the pipe right behind its
# `release` is no reason to cut an orderly ending short.
_ENDING_SECONDS = 1.0


class Obeying(Protocol):
    """What main's messages go to."""

    released: bool

    def obey(self, kind: str) -> bool:
        """Act on a message. False: it makes no sense now."""
        ...


class Control:
    """Reads descriptor 0 with `os.read`: a thread that sits in `sys.stdin` holds a lock that forked children need."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._parameters: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._has_parameters = False
        self._run: Obeying | None = None
        self.reader = threading.Thread(target=self._follow, name="protocol reader", daemon=True)
        self.reader.start()

    def wait_for_parameters(self) -> dict[str, Any]:
        """Main's first message: `parameters`, or `describe` in their place."""
        return self._parameters.get()

    def steer(self, run: Obeying) -> None:
        """From now on `start`, `stop` and `release` go to this run."""
        self._run = run

    def _follow(self) -> None:
        for number, line in enumerate(self.lines(), start=1):
            self._act_on(self.parse(line, number))
        self._main_is_gone()

    def lines(self) -> Iterator[bytes]:
        """Lines without their end, until main closes; a last line without an end is dropped."""
        rest = b""
        while True:
            self.wait()
            block = os.read(0, 65536)
            if not block:
                return
            *lines, rest = (rest + block).split(b"\n")
            yield from lines
            if len(rest) > LONGEST_LINE_BYTES:
                raise HostError("line-too-long", "A line of more than 1 MiB came in on descriptor 0; the run was ended.")

    def wait(self) -> None:
        """Called before each reading, which itself waits for main."""

    def parse(self, line: bytes, number: int) -> dict[str, Any]:
        """A message: a JSON object with a `type`."""
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            message = None
        if isinstance(message, dict) and isinstance(message.get("type"), str):
            return message
        raise HostError("malformed-line", self.malformed(line, number))

    def malformed(self, line: bytes, number: int) -> str:
        """What is said of a line that is no message."""
        seen = line[:60].decode("utf-8", "replace")
        return f"Line {number} that came in is no message of the run-host protocol: {seen!r}."

    def _act_on(self, message: dict[str, Any]) -> None:
        if not self._has_parameters:
            if message["type"] not in ("parameters", "describe"):
                raise HostError("out-of-order", f"The first line is {message['type'][:40]!r}, not 'parameters'.")
            self._has_parameters = True
            self._parameters.put(message)
        elif message["type"] == "stop" and self._run is None:
            claim_the_end()
            end_now(0)
        elif not (self._run and self._run.obey(message["type"])):
            self._warn(message["type"])

    def _warn(self, kind: str) -> None:
        text = f"The message {kind[:40]!r} was not expected at this point and was ignored."
        self._channel.send({"type": "warning", "code": "out-of-order", "message": text})

    def _main_is_gone(self) -> None:
        if self._run and self._run.released:
            time.sleep(_ENDING_SECONDS)
        claim_the_end(_ENDING_SECONDS)
        end_now(1)

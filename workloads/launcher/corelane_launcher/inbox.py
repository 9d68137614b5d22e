"""The way in: a thread that acts on main's messages, and looks after a command that is running."""

from __future__ import annotations

import json
import os
import queue
import select
import threading
import time
from typing import Any, Protocol

from corelane_host.channel import LONGEST_LINE_BYTES, Channel
from corelane_host.ending import claim_the_end, end_now
from corelane_host.errors import HostError

TICK_SECONDS = 0.2
# How long an ending under way may still take when main is gone, which may close the pipe right behind its `release`.
_ENDING_SECONDS = 1.0


class Obeying(Protocol):
    """What main's messages go to."""

    released: bool
    is_working: bool

    def obey(self, kind: str) -> bool:
        """Act on a message. False: it makes no sense now."""
        ...

    def tick(self) -> None:
        """Called every `TICK_SECONDS` while `is_working`."""


class Inbox:
    """Reads descriptor 0. The first message is kept for the main thread, the others are acted on at once."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._first: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._has_first = False
        self._launch: Obeying | None = None
        self.reader = threading.Thread(target=self._follow, name="protocol reader", daemon=True)
        self.reader.start()

    def wait_for_first(self) -> dict[str, Any]:
        """`parameters`, or `describe` in their place."""
        return self._first.get()

    def steer(self, launch: Obeying) -> None:
        """From now on `start`, `stop` and `release` go to this."""
        self._launch = launch

    def _follow(self) -> None:
        poller = select.poll()
        poller.register(0, select.POLLIN)
        rest = b""
        while True:
            is_working = self._launch is not None and self._launch.is_working
            if not poller.poll(TICK_SECONDS * 1000 if is_working else None):
                self._launch.tick()  # type: ignore[union-attr]
                continue
            block = os.read(0, 65536)
            if not block:
                break
            *lines, rest = (rest + block).split(b"\n")
            if len(rest) > LONGEST_LINE_BYTES:
                text = "A line of more than 1 MiB came in on descriptor 0; the run was ended."
                raise HostError("line-too-long", text)
            for line in lines:
                self._act_on(parse(line))
        self._main_is_gone()

    def _act_on(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if not self._has_first:
            if kind not in ("parameters", "describe"):
                raise HostError("out-of-order", f"The first line is {kind[:40]!r}, not 'parameters'.")
            self._has_first = True
            self._first.put(message)
        elif kind == "stop" and self._launch is None:
            claim_the_end()
            end_now(0)
        elif not (self._launch and self._launch.obey(kind)):
            text = f"The message {kind[:40]!r} was not expected at this point and was ignored."
            self._channel.send({"type": "warning", "code": "out-of-order", "message": text})

    def _main_is_gone(self) -> None:
        if self._launch and self._launch.released:
            time.sleep(_ENDING_SECONDS)
        claim_the_end(_ENDING_SECONDS)
        end_now(1)


def parse(line: bytes) -> dict[str, Any]:
    """A message: a JSON object with a `type`."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        message = None
    if isinstance(message, dict) and isinstance(message.get("type"), str):
        return message
    # Its text isn't shown: it may hold an environment.
    raise HostError("malformed-line", "A line that came in is no message of the run-host protocol.")

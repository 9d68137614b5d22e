"""What main is told of the workers' event loops while they work, where somebody watches: how late they are."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from .channel import Channel
from .loop_delay import LoopTimer

_SECONDS = 0.25
"""The protocol allows four messages a second."""


class Gauges:
    """A thread that looks at the loops from outside, so that one which is blocked shows as well."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._timers: dict[int, LoopTimer] = {}
        """Of loops in this process."""
        self._told_ns: dict[int, int] = {}
        """What worker processes have told since the last message."""
        self._begun = threading.Event()
        self._over = threading.Event()
        self._lock = threading.Lock()
        self.teller = threading.Thread(target=self._tell, name="loop gauges", daemon=True)
        self.teller.start()

    def watch(self, number: int, timer: LoopTimer) -> None:
        """A worker's loop runs tasks from now on."""
        self._timers[number] = timer

    def told(self, number: int, delay_ns: int) -> None:
        """A worker process said how late its loop was."""
        with self._lock:
            self._told_ns[number] = max(delay_ns, self._told_ns.get(number, 0))

    def begin(self) -> None:
        """The work begins."""
        self._begun.set()

    def end(self) -> None:
        """The work is over: when this returns, no further message comes."""
        with self._lock:
            self._over.set()

    def _tell(self) -> None:
        self._begun.wait()
        while not self._over.wait(_SECONDS):
            with self._lock:
                workers = self._read()
                if workers and not self._over.is_set():
                    self._channel.send({"type": "gauges", "workers": workers})

    def _read(self) -> list[dict[str, int]]:
        seen = {number: timer.recent_ns() for number, timer in sorted(self._timers.items())}
        told, self._told_ns = self._told_ns, {}
        delays = [(number, delay) for number, delay in [*seen.items(), *told.items()] if delay is not None]
        return [{"id": number, "loopDelayNs": delay_ns} for number, delay_ns in delays]


def gauges_for(message: Mapping[str, Any], channel: Channel) -> Gauges | None:
    """`None` where nobody watches, or nothing runs in event loops."""
    in_loops = str(message.get("strategy")).endswith("async")
    return Gauges(channel) if message.get("gauges") is True and in_loops else None

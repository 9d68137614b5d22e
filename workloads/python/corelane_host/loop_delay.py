"""How late an event loop is: the time that coroutines keep it from the timers that are due."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import NamedTuple

from .clock import now_ns

TIMER_NS = 10_000_000
_FEWEST_READINGS = 3
_MOST_READINGS = 100_000


class LoopDelay(NamedTuple):
    """99th percentile and greatest of a loop's lateness. The worse of two loops is the greater tuple."""

    p99_ns: int
    max_ns: int

    def as_message(self) -> dict[str, int]:
        """Names and units of the protocol."""
        return {"p99Ns": self.p99_ns, "maxNs": self.max_ns}


class LoopTimer:
    """A timer that is due every 10 ms, from now on, in the loop that runs it.

    While the loop is blocked, several of its moments pass; each counts, with its own lateness. Otherwise a loop that
    is blocked for a second would have one reading to show for it, and one that never is a hundred.
    """

    def __init__(self) -> None:
        self._due_ns = now_ns() + TIMER_NS
        self._late_ns: list[int] = []
        self._max_ns = 0
        self._recent_ns = 0
        self._every = 1
        self._stopped = False

    async def run(self) -> None:
        """Take readings until cancelled."""
        while True:
            await asyncio.sleep(max(0, self._due_ns - now_ns()) / 1e9)
            self._take(now_ns())

    def stop(self) -> None:
        """The tasks are through: what keeps the loop from now on is none of theirs."""
        self._take(now_ns())
        self._stopped = True

    def recent_ns(self) -> int | None:
        """Greatest lateness since this was last asked, that of a moment still unserved included.

        Asked from one thread, which need not be the loop's. `None`: the tasks are through.
        """
        if self._stopped:
            return None
        recent_ns, self._recent_ns = self._recent_ns, 0
        return max(recent_ns, now_ns() - self._due_ns)

    def delay(self) -> LoopDelay | None:
        """What came of it so far, moments that have passed unserved included; `None`: too few readings to tell."""
        waiting = [] if self._stopped else list(_lateness(self._due_ns, now_ns(), self._every))
        readings = sorted(self._late_ns + waiting)
        if len(readings) < _FEWEST_READINGS:
            return None
        return LoopDelay(readings[-(-len(readings) * 99 // 100) - 1], max(self._max_ns, readings[-1]))

    def _take(self, at_ns: int) -> None:
        for late_ns in _lateness(self._due_ns, at_ns, self._every):
            self._late_ns.append(late_ns)
            self._max_ns = max(self._max_ns, late_ns)
            self._recent_ns = max(self._recent_ns, late_ns)
            self._due_ns += TIMER_NS * self._every
        if len(self._late_ns) > _MOST_READINGS:  # of a long run, every second one is enough
            self._late_ns = self._late_ns[::2]
            self._every *= 2


def _lateness(due_ns: int, at_ns: int, every: int) -> Iterable[int]:
    return range(at_ns - due_ns, -1, -TIMER_NS * every)


def worst(delays: Iterable[LoopDelay | None]) -> LoopDelay | None:
    """Of several loops the worst one, if any has enough readings."""
    return max((delay for delay in delays if delay is not None), default=None)

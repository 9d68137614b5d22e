"""A barrier for the tasks of an event loop: `asyncio.Barrier`, which there is since Python 3.11."""

from __future__ import annotations

import asyncio
from typing import Any


class LoopBarrier:
    """Stands in for `asyncio.Barrier` on older Pythons."""

    def __init__(self, parties: int) -> None:
        self._parties = parties
        self._waiting = 0
        self._opened = asyncio.Event()

    async def wait(self) -> None:
        """Return when as many as `parties` have come."""
        self._waiting += 1
        opened = self._opened
        if self._waiting == self._parties:
            # A new event for the next ones to come: those woken by this one may not have run yet.
            self._waiting, self._opened = 0, asyncio.Event()
            opened.set()
        await opened.wait()


def barrier(tools: Any, parties: int) -> Any:
    """The barrier of `tools`."""
    return tools.Barrier(parties) if hasattr(tools, "Barrier") else LoopBarrier(parties)

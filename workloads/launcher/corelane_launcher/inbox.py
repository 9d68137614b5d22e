"""The way in: a thread that acts on main's messages, and looks after a command that is running."""

from __future__ import annotations

import select
from typing import TYPE_CHECKING

from corelane_host.channel import Channel
from corelane_host.control import Control

if TYPE_CHECKING:
    from .launch import Launch

TICK_SECONDS = 0.2


class Inbox(Control):
    """As that of the host; while a command runs it also looks after that every `TICK_SECONDS`."""

    def __init__(self, channel: Channel) -> None:
        self._poller = select.poll()
        self._poller.register(0, select.POLLIN)
        self._launch: Launch | None = None
        super().__init__(channel)

    def look_after(self, launch: Launch) -> None:
        """From now on main's messages go to this, and so does the time that goes by."""
        self._launch = launch
        self.steer(launch)

    def wait(self) -> None:
        """Until main has written something."""
        while not self._poller.poll(TICK_SECONDS * 1000 if self._is_working() else None):
            if self._launch is not None:
                self._launch.tick()

    def _is_working(self) -> bool:
        return self._launch is not None and self._launch.is_working

    def malformed(self, line: bytes, number: int) -> str:
        """Its text isn't shown: it may hold an environment."""
        return "A line that came in is no message of the run-host protocol."

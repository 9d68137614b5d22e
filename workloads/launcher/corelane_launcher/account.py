"""What the command's processes used, as the system tells it at the end of each."""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import NamedTuple

from corelane_host.usage import NOTHING, Usage

# macOS counts in bytes what Linux counts in KiB.
_MAX_RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


class Exit(NamedTuple):
    """How a process ended: one of the two is `None`."""

    code: int | None
    signal: str | None


class Account:
    """Sums of all processes whose end came to the launcher, each with those that it had waited for itself."""

    def __init__(self) -> None:
        self.usage = NOTHING
        self.reaped = 0

    def add(self, used: Usage) -> None:
        """One process has ended. Times are added up, of the peaks the greatest one counts."""
        so_far = self.usage
        peak = max(so_far.max_rss_bytes or 0, used.max_rss_bytes or 0)
        self.usage = Usage(so_far.user_us + used.user_us, so_far.system_us + used.system_us, peak)
        self.reaped += 1

    def without(self, extra: Usage) -> Usage:
        """Less what was not the command's own; no time gets below 0."""
        user_us, system_us, peak = self.usage
        return Usage(max(0, user_us - extra.user_us), max(0, system_us - extra.system_us), peak)


def usage_of(used: resource.struct_rusage) -> Usage:
    """What `wait4` told."""
    return Usage(round(used.ru_utime * 1e6), round(used.ru_stime * 1e6), used.ru_maxrss * _MAX_RSS_UNIT_BYTES)


def exit_of(status: int) -> Exit:
    """What a wait status means."""
    if os.WIFSIGNALED(status):
        return Exit(None, signal_name(os.WTERMSIG(status)))
    return Exit(os.WEXITSTATUS(status), None)


def signal_name(number: int) -> str:
    """As in `SIGKILL`; those without a name of their own as in `SIG40`."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"SIG{number}"

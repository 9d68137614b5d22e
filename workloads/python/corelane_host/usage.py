"""CPU time and memory, as a process or thread reads them about itself."""

from __future__ import annotations

import os
import sys
import time
from typing import NamedTuple, Optional, Tuple

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

# macOS counts in bytes what Linux and the BSDs count in KiB.
_MAX_RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


Reading = Tuple[float, float, Optional[int]]
"""User and system CPU time in seconds, and the greatest resident set as the system counts it (`None`: of a thread).

As it was read: workers take readings among tiny tasks, and what they come to is only asked at the end.
"""
NEVER_READ: Reading = (0.0, 0.0, None)


class Usage(NamedTuple):
    """What was used so far: CPU time in microseconds, greatest resident set in bytes (`None`: of a thread)."""

    user_us: int
    system_us: int
    max_rss_bytes: int | None

    def since(self, earlier: Usage) -> Usage:
        """CPU time used after `earlier`; the greatest resident set has no difference and stays."""
        system_us = self.system_us - earlier.system_us
        total_us = self.user_us + self.system_us - earlier.user_us - earlier.system_us
        # A timer tick in between books milliseconds as system time at once; of less than that, all is system time.
        system_us = min(max(0, system_us), max(0, total_us))
        return Usage(max(0, total_us) - system_us, system_us, self.max_rss_bytes)

    def as_message(self) -> dict[str, int | None]:
        """Names and units of the protocol."""
        return {"cpuUserUs": self.user_us, "cpuSystemUs": self.system_us, "maxRssBytes": self.max_rss_bytes}


NOTHING = Usage(0, 0, None)


def read_process() -> Reading:
    """Of the calling process with all its threads, without its children."""
    if resource is None:
        return (*os.times()[:2], None)
    return resource.getrusage(resource.RUSAGE_SELF)[:3]


def read_thread() -> Reading:
    """Of the calling thread. Where the system doesn't tell user from system time, all of it counts as user."""
    # Linux books `getrusage` of a running thread at its timer tick only; the thread's clock is exact at any time.
    total = time.thread_time()
    if resource is None or not hasattr(resource, "RUSAGE_THREAD"):
        return total, 0.0, None
    system = min(resource.getrusage(resource.RUSAGE_THREAD)[1], total)
    return total - system, system, None


def usage_of(reading: Reading) -> Usage:
    """A reading in whole units."""
    user, system, max_rss = reading
    return Usage(_us(user), _us(system), None if max_rss is None else max_rss * _MAX_RSS_UNIT_BYTES)


def usage_between(earlier: Reading, later: Reading) -> Usage:
    """What was used from one reading to another."""
    return usage_of(later).since(usage_of(earlier))


def process_usage() -> Usage:
    """Of the calling process with all its threads, without its children."""
    return usage_of(read_process())


def peak_rss_bytes(pid: int) -> int | None:
    """Greatest resident set of a living process, or `None` where only the process itself can tell (not Linux).

    Better than `ru_maxrss`, which on Linux starts at the size of whoever started the program: a host started by a
    big application would report that application's memory as its own.
    """
    try:
        with open(f"/proc/{pid}/status", "rb") as status:
            for line in status:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def _us(seconds: float) -> int:
    return round(seconds * 1e6)

"""CPU time and memory, as a process or thread reads them about itself."""

from __future__ import annotations

import os
import sys
import time
from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

# macOS counts in bytes what Linux and the BSDs count in KiB.
_MAX_RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


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


def process_usage() -> Usage:
    """Of the calling process with all its threads, without its children."""
    if resource is None:
        times = os.times()
        return Usage(_us(times.user), _us(times.system), None)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return Usage(_us(used.ru_utime), _us(used.ru_stime), used.ru_maxrss * _MAX_RSS_UNIT_BYTES)


def thread_usage() -> Usage:
    """Of the calling thread. Where the system doesn't tell user from system time, all of it counts as user."""
    # Linux books `getrusage` of a running thread at its timer tick only; the thread's clock is exact at any time.
    total_us = time.thread_time_ns() // 1000
    if resource is None or not hasattr(resource, "RUSAGE_THREAD"):
        return Usage(total_us, 0, None)
    system_us = min(_us(resource.getrusage(resource.RUSAGE_THREAD).ru_stime), total_us)
    return Usage(total_us - system_us, system_us, None)


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

"""The one clock of a run, read by the host and by all its workers."""

from __future__ import annotations

import sys
import time
from typing import Callable


def _choose() -> Callable[[], int]:
    # Times taken in different processes are subtracted from each other, so the clock has to be the machine's, not the
    # process's. CLOCK_MONOTONIC is, on Linux and macOS. `time.monotonic_ns` is not on macOS before 3.10, nor is
    # `perf_counter_ns` on Windows before 3.10; Windows' `monotonic_ns` is, but only ticks every 16 ms.
    if sys.platform == "linux":
        return time.monotonic_ns  # the same clock, in a third of the time: it is read twice a task
    if hasattr(time, "clock_gettime_ns"):
        return lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.perf_counter_ns if sys.version_info >= (3, 10) else time.monotonic_ns


now_ns = _choose()
"""Nanoseconds on a clock that all processes of this machine share and that never goes back."""

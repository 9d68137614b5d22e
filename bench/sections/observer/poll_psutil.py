"""Watches a process and its children as psrecord does, by psutil: `poll_psutil.py PID SECONDS`, until it is ended."""

from __future__ import annotations

import sys
import time

import psutil


def main(pid: int, seconds: float) -> None:
    """CPU and memory of each process, again and again."""
    watched = psutil.Process(pid)
    print("ready", flush=True)
    while True:
        for process in [watched, *watched.children(recursive=True)]:
            process.cpu_percent()
            process.memory_info()
        time.sleep(seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))

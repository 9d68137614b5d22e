"""Processes, as Linux tells of them in /proc."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import NamedTuple


class Process(NamedTuple):
    """One process. Together, `pid` and `start_ticks` never come twice while the system is up."""

    pid: int
    start_ticks: int
    parent: int
    group: int
    is_alive: bool
    """False: a zombie, with no thread that still runs."""


def read_all() -> list[Process]:
    """Every process there is; those that end meanwhile are left out."""
    return [process for process in map(read_one, all_pids()) if process]


def all_pids() -> list[int]:
    """Numbers of all processes."""
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def read_one(pid: int) -> Process | None:
    """One process, or `None` when there is none of that number."""
    stat = _read(f"/proc/{pid}/stat")
    # The name in brackets may hold anything, spaces and brackets too.
    fields = stat.rpartition(b")")[2].split()
    if len(fields) < 20:
        return None
    # The first thread may be gone while others go on, and the process then looks like a zombie.
    is_alive = fields[0] not in (b"Z", b"X") or int(fields[17]) > 1
    return Process(pid, int(fields[19]), int(fields[1]), int(fields[2]), is_alive)


class Children:
    """Finds the children of a process; made anew for each look at the tree."""

    def __init__(self) -> None:
        self._table: dict[int, list[Process]] | None = None

    def of(self, pid: int) -> list[Process]:
        """Zombies too. Quick where the kernel keeps lists of children, so that one that forks can be followed."""
        if not _HAS_LISTS:
            return self._from_table(pid)
        numbers = [int(child) for thread in _threads(pid) for child in _read(thread).split()]
        return [process for process in map(read_one, numbers) if process]

    def _from_table(self, pid: int) -> list[Process]:
        if self._table is None:
            self._table = defaultdict(list)
            for process in read_all():
                self._table[process.parent].append(process)
        return self._table.get(pid, [])


def has_variable(pid: int, assignment: bytes) -> bool:
    """Whether the environment that a process was started with holds `NAME=value`; `False`: it can't be read."""
    return assignment in _read(f"/proc/{pid}/environ").split(b"\0")


def _threads(pid: int) -> list[str]:
    folder = f"/proc/{pid}/task"
    try:
        return [f"{folder}/{thread}/children" for thread in os.listdir(folder)]
    except OSError:
        return []


def _read(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.readall()
    except OSError:  # it has ended, or is somebody else's
        return b""


_HAS_LISTS = os.path.exists(f"/proc/self/task/{os.getpid()}/children")

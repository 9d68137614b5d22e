"""Which processes belong to the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Callable

from .command import RUN_ID_NAME
from .process_table import Children, Process, all_pids, has_variable, read_one


class Tree:
    """All below the launcher, and all that carry its run's id: as a subreaper it gets back what left its parent."""

    def __init__(self, run_id: str) -> None:
        self._assignment = os.fsencode(f"{RUN_ID_NAME}={run_id}")
        self._aside: set[tuple[int, int]] = set()
        self._groups: set[int] = set()

    def set_aside(self) -> None:
        """What is there now is none of the command's: `prepare` has left it for it to use."""
        self._aside = {identity(process) for process in self.living()}

    def forget_aside(self, pid: int) -> bool:
        """Whether a process that has just ended had been set aside."""
        ended = {each for each in self._aside if each[0] == pid}
        self._aside -= ended
        return bool(ended)

    def take_back(self) -> None:
        """What was set aside counts as the others do."""
        self._aside = set()

    def begun(self, pid: int) -> None:
        """A process leads a group of its own."""
        self._groups.add(pid)

    @property
    def has_aside(self) -> bool:
        """Something that was set aside has not ended."""
        return bool(self._aside)

    def living(self) -> list[Process]:
        """Those that are alive now."""
        below = self._below()
        known = {process.pid for process in below} | self._pids_aside() | ancestors(os.getpid())
        strays = [pid for pid in all_pids() if pid not in known and has_variable(pid, self._assignment)]
        found = [*below, *(process for process in map(read_one, strays) if process)]
        return [process for process in found if process.is_alive]

    def living_below(self) -> list[Process]:
        """Without those that only carry the id, who take longer to find."""
        return [process for process in self._below() if process.is_alive]

    def send(self, members: Iterable[Process], number: int) -> None:
        """Send a signal to those that are still the ones that were found."""
        for member in members:
            now = read_one(member.pid)
            if now and identity(now) == identity(member):
                send_quietly(os.kill, member.pid, number)

    def send_groups(self, members: list[Process], number: int) -> None:
        """Send a signal to whole groups, which none of them can get away from by forking just now.

        A group that one of the members began holds nobody else: others could only join it from the same session.
        """
        ours = self._groups | {member.pid for member in members}
        for group in {member.group for member in members} & ours:
            send_quietly(os.killpg, group, number)

    def _below(self) -> list[Process]:
        children = Children()
        found = self._not_aside(children.of(os.getpid()))
        for process in found:  # grows while it is gone through
            found.extend(self._not_aside(children.of(process.pid)))
        return found

    def _not_aside(self, processes: list[Process]) -> list[Process]:
        return [process for process in processes if identity(process) not in self._aside]

    def _pids_aside(self) -> set[int]:
        children = Children()
        found = [pid for pid, _ in self._aside]
        for pid in found:
            found.extend(process.pid for process in children.of(pid))
        return set(found)


class Group:
    """Where there is no /proc (macOS): the command's process group. What leaves the group isn't found."""

    def __init__(self) -> None:
        self._groups: list[int] = []

    def set_aside(self) -> None:
        """What is there now is none of the command's."""
        self._groups = []

    def forget_aside(self, _pid: int) -> bool:
        """None is remembered."""
        return False

    def take_back(self) -> None:
        """Nothing that was set aside can be found again."""

    def begun(self, pid: int) -> None:
        """A process leads a group of its own."""
        self._groups.append(pid)

    @property
    def has_aside(self) -> bool:
        """None is remembered."""
        return False

    def living(self) -> list[Process]:
        """One entry for each group that somebody lives in."""
        return [Process(group, 0, 0, group, True) for group in self._groups if send_quietly(os.killpg, group, 0)]

    def living_below(self) -> list[Process]:
        """The same."""
        return self.living()

    def send(self, members: Iterable[Process], number: int) -> None:
        """Send a signal to the groups."""
        for member in members:
            send_quietly(os.killpg, member.group, number)

    def send_groups(self, members: list[Process], number: int) -> None:
        """The same."""
        self.send(members, number)


def find_tree(run_id: str) -> Tree | Group:
    """The best that this system has."""
    return Tree(run_id) if sys.platform.startswith("linux") and os.path.exists("/proc/self/stat") else Group()


def identity(process: Process) -> tuple[int, int]:
    """What tells a process from a later one of the same number."""
    return process.pid, process.start_ticks


def ancestors(pid: int) -> set[int]:
    """A process and all that led to it: they carry the id too where one run of Corelane is inside another."""
    found: set[int] = set()
    process = read_one(pid)
    while process and process.pid not in found:
        found.add(process.pid)
        process = read_one(process.parent)
    return found


def send_quietly(send: Callable[[int, int], None], pid: int, number: int) -> bool:
    """Send a signal; `False`: there is nobody, or nobody whom it may be sent to."""
    try:
        send(pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True

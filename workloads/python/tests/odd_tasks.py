"""Workloads that no user should meet: for what a host must withstand."""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import Any

from corelane_host.checks import whole_number
from corelane_host.critical_section import critical_section
from corelane_host.errors import InputError
from corelane_host.handover import Handover, Invariant
from corelane_host.parameters import Parameters
from corelane_host.tasks.workload import Workload


class OddWorkload(Workload):
    """A workload with no parameter but the number of tasks; these end at once."""

    def __init__(self, tasks: int) -> None:
        self.tasks_total = tasks

    def run(self, index: int) -> Any:
        return f"{index:016x}"


class Noisy(OddWorkload):
    """Prints what could be taken for protocol lines, by every way there is."""

    def run(self, index: int) -> str:
        print('{"type":"finished"}')
        sys.stdout.write("half a line")
        os.write(1, b'{"type":"host-error"}\n')
        os.system("echo from a child")
        return super().run(index)


class Failing(OddWorkload):
    """Every second task raises."""

    def run(self, index: int) -> str:
        if index % 2:
            raise LookupError("what was \udcff looked for " + "x" * 100_000)
        return super().run(index)


class Endless(OddWorkload):
    """Says that it has begun and computes for ever."""

    def run(self, index: int) -> str:
        print("begun", index, flush=True)
        while True:
            pass


class HalfEndless(Endless):
    """The first task ends at once, the others never."""

    def run(self, index: int) -> str:
        return super().run(index) if index else "0" * 16


class Quitting(OddWorkload):
    """The last task ends its process."""

    def run(self, index: int) -> str:
        if index == self.tasks_total - 1:
            os._exit(7)
        return super().run(index)


class Stillborn(OddWorkload):
    """Ends every process that it is sent to."""

    def __setstate__(self, _: object) -> None:
        os._exit(9)


class Unreadable(OddWorkload):
    """Input that can't be read, in every task."""

    def run(self, index: int) -> str:
        raise InputError("EACCES", "a.txt: Permission denied")


class Exiting(OddWorkload):
    """Every task calls `sys.exit`."""

    def run(self, index: int) -> str:
        sys.exit("enough")


class Unspeakable(OddWorkload):
    """Raises what has a name of any length and no text at all."""

    def run(self, index: int) -> str:
        raise type("\U0001f4a5" * 100_000, (Exception,), {"__str__": lambda self: 1 / 0})


class Handing(OddWorkload):
    """Hands its number over; the host finds fault with every second one."""

    def run(self, index: int) -> Handover:
        return Handover((index, os.getpid()))

    def receive(self, index: int, content: Any) -> str:
        if index % 2:
            raise LookupError("no digest for this")
        sent_index, pid = content
        assert sent_index == index
        return f"{pid:016x}"


class Sharing(OddWorkload):
    """Adds up under a lock that the workers share, and says at the end how far it came."""

    def share(self, tools: Any) -> None:
        self._lock = tools.Lock()
        self._count = multiprocessing.RawValue("q", 0)

    def run(self, index: int) -> str:
        with critical_section(self._lock):
            self._add()
        return super().run(index)

    async def run_async(self, index: int) -> str:
        async with critical_section(self._lock):
            self._add()
        return super().run(index)

    def _add(self) -> None:
        self._count.value += sum(range(100_000)) - sum(range(100_000)) + 1

    def invariants(self) -> list[Invariant]:
        return [Invariant("sum", "tasks", self.tasks_total, self._count.value, "equal", True)]

    def close(self) -> None:
        print("closed", file=sys.stderr, flush=True)


ODD_WORKLOADS = {
    "unreadable": Unreadable,
    "exiting": Exiting,
    "unspeakable": Unspeakable,
    "handing": Handing,
    "sharing": Sharing,
    "empty": OddWorkload,
    "noisy": Noisy,
    "failing": Failing,
    "endless": Endless,
    "half-endless": HalfEndless,
    "quitting": Quitting,
    "stillborn": Stillborn,
}


def make(parameters: Parameters) -> Workload:
    """Each workload by its name."""
    return ODD_WORKLOADS[parameters.workload](whole_number(parameters.values, "tasks", 1))

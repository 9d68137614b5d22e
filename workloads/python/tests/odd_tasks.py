"""Workloads that no user should meet: for what a host must withstand."""

from __future__ import annotations

import os
import sys

from corelane_host.parameters import Parameters, whole_number
from corelane_host.tasks.workload import Workload


class OddWorkload(Workload):
    """A workload with no parameter but the number of tasks; these end at once."""

    def __init__(self, tasks: int) -> None:
        self.tasks_total = tasks

    def run(self, index: int) -> str:
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


ODD_WORKLOADS = {
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

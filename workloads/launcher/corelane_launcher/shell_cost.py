"""What the shell itself costs: an empty script, run again and again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from corelane_host.clock import now_ns
from corelane_host.errors import HostError
from corelane_host.usage import NOTHING, Usage

from .account import usage_of
from .spawn import Streams, open_nothing, spawn

SHELL = "/bin/sh"
_TIMES = 20


class ShellCost(NamedTuple):
    """Medians of an empty script: wall time in nanoseconds, CPU time."""

    wall_ns: int
    usage: Usage


NO_SHELL = ShellCost(0, NOTHING)


def measure_shell(environment: Mapping[str, str]) -> ShellCost:
    """Start the shell with nothing to do, as the command will be started."""
    nothing = open_nothing()
    costs = [_empty_script(environment, nothing) for _ in range(_TIMES)]
    os.close(nothing)
    users = _median(cost.usage.user_us for cost in costs)
    systems = _median(cost.usage.system_us for cost in costs)
    return ShellCost(_median(cost.wall_ns for cost in costs), Usage(users, systems, None))


def _empty_script(environment: Mapping[str, str], nothing: int) -> ShellCost:
    begun_ns = now_ns()
    pid = spawn(SHELL, [SHELL, "-c", ":"], environment, Streams(nothing, nothing, nothing))
    _, status, used = os.wait4(pid, 0)
    ended_ns = now_ns()
    if status != 0:
        raise HostError("no-shell", f"{SHELL} can't run an empty script: start the program without a shell.")
    return ShellCost(ended_ns - begun_ns, usage_of(used))


def _median(values: Iterable[int]) -> int:
    # Not by `statistics`, which brings so much with it that every command would seem to use more memory.
    return sorted(values)[_TIMES // 2]

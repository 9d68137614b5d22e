"""Who is alive in a process group, read without any package."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def living_members(group: int) -> list[int]:
    """Pids of all processes of a group, zombies left out."""
    members = _from_proc() if os.path.exists("/proc/self/stat") else _from_ps()
    return [pid for pid, of_group, state in members if of_group == group and state not in "ZX"]


def _from_proc() -> list[tuple[int, int, str]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name in brackets may hold anything, spaces and brackets too.
            state, _parent, group = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue  # ended meanwhile
        found.append((int(folder.name), int(group), state))
    return found


def _from_ps() -> list[tuple[int, int, str]]:
    table = subprocess.run(["ps", "-A", "-o", "pid=,pgid=,stat="], stdout=subprocess.PIPE, text=True, check=True).stdout
    rows = [line.split() for line in table.splitlines()]
    return [(int(pid), int(group), stat[0]) for pid, group, stat in rows]

"""Names of what would outlive its processes: semaphores of `multiprocessing`, segments of shared memory.

`spawn` and `forkserver` hand semaphores on by their names in the system (Linux: files in /dev/shm), and a name stays
until somebody unlinks it. An orderly end of the interpreter does; a host that ends at once does it here. Where nobody
had the time, main knows the names by their beginning, which holds the host's pid.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing import util
from typing import Any


def name_of_run() -> str:
    """The beginning of all names of this host. Short: macOS allows 31 characters in all."""
    return f"corelane-{os.getpid()}"


def name_semaphores() -> None:
    """From now on semaphores begin with the name of the run, in this process; the others get theirs from it."""
    process: Any = multiprocessing.current_process()
    process._config["semprefix"] = f"/{name_of_run()}"


def unlink_semaphores() -> None:
    """Do what `multiprocessing` has planned for an orderly exit, for semaphores alone: its pools would wait."""
    from multiprocessing.synchronize import SemLock

    unlink = getattr(SemLock, "_cleanup", None)
    planned: dict[Any, Any] = util._finalizer_registry  # type: ignore[attr-defined]
    for finalizer in list(planned.values()):
        if unlink is not None and getattr(finalizer, "_callback", None) is unlink:
            finalizer()

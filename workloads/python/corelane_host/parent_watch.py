"""No worker process outlives its host, however the host ended."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait


def watch_parent() -> None:
    """End this worker process as soon as the host is gone. A thread of its own, because tasks may never return."""
    host = multiprocessing.parent_process()
    if host is not None:
        threading.Thread(target=_end_with, args=(host.sentinel,), name="parent watch", daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)

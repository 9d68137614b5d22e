"""The vectors of whole runs: how to carry one out."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from typing import Any

from corelane_host.tasks.workload import Workload

from .file_tree import make_file
from .slow_server import SlowServer
from .task_runs import prepared, run_in_loop, run_in_threads

WORKERS = 2
"""Where a vector says nothing else. Some tasks wait for each other."""


def run_vector(vector: dict[str, Any], in_loop: bool = False) -> dict[int, str]:
    """Run all its tasks: in threads, or in an event loop."""
    workers = vector.get("workers", WORKERS)
    with ExitStack() as stack:
        workload = _prepared(vector, "async" if in_loop else "threads", workers, stack)
        return run_in_loop(workload, workers) if in_loop else run_in_threads(workload, workers)


def _prepared(vector: dict[str, Any], strategy: str, workers: int, stack: ExitStack) -> Workload:
    """The workload, with the files or the server that it needs."""
    values, more = dict(vector["parameters"]), {"seed": vector["seed"]}
    if "files" in vector:
        values["folder"] = stack.enter_context(tempfile.TemporaryDirectory())
        for path, content in vector["files"].items():
            make_file(values["folder"], path.encode(), content.encode())
    if "latencyMs" in values:
        more["server"] = stack.enter_context(SlowServer(values["responseBytes"])).address
    return prepared(vector["workload"], strategy, workers, values, **more)

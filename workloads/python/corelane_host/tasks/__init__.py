"""The workloads, one per file. A file is imported only by the run that needs it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from .workload import Workload

if TYPE_CHECKING:
    from ..parameters import Parameters

WORKLOADS = {
    "primes": "corelane_host.tasks.primes",
    "matrix": "corelane_host.tasks.matrix",
    "mandelbrot": "corelane_host.tasks.mandelbrot",
    "sort": "corelane_host.tasks.sort",
    "sha256-blocks": "corelane_host.tasks.sha256_blocks",
    "compress": "corelane_host.tasks.compress",
    "sum": "corelane_host.tasks.sum",
    "files-sha256": "corelane_host.tasks.files_sha256",
    "files-read": "corelane_host.tasks.files_read",
    "http-get": "corelane_host.tasks.http_get",
    "sleep": "corelane_host.tasks.sleep",
    "pipe": "corelane_host.tasks.pipe",
    "fetch-and-parse": "corelane_host.tasks.fetch_and_parse",
    "word-count": "corelane_host.tasks.word_count",
    "counter": "corelane_host.tasks.counter",
    "bounded-buffer": "corelane_host.tasks.bounded_buffer",
    "limited": "corelane_host.tasks.limited",
    "start-gate": "corelane_host.tasks.start_gate",
    "lock-contention": "corelane_host.tasks.lock_contention",
    "faulty": "corelane_host.tasks.faulty",
}
"""Module of each workload; its `make` takes the run's parameters."""


def load_workload(parameters: Parameters) -> Workload:
    """The workload of a run, its parameters checked and its input found."""
    workload: Workload = importlib.import_module(WORKLOADS[parameters.workload]).make(parameters)
    return workload

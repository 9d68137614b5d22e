"""The workloads, one per file. A file is imported only by the run that needs it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from .workload import Workload

if TYPE_CHECKING:
    from ..parameters import Parameters

WORKLOADS = {
    "primes": "corelane_host.tasks.primes",
    "files-sha256": "corelane_host.tasks.files_sha256",
    "http-get": "corelane_host.tasks.http_get",
}
"""Module of each workload; its `make` takes the run's parameters."""


def load_workload(parameters: Parameters) -> Workload:
    """The workload of a run, its parameters checked and its input found."""
    workload: Workload = importlib.import_module(WORKLOADS[parameters.workload]).make(parameters)
    return workload

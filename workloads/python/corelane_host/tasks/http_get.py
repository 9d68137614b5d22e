"""`http-get`: I/O-bound. Task i fetches a body from the test server, which takes its time, on a new connection."""

from __future__ import annotations

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from .body_fetcher import BodyFetcher
from .workload import Workload


class HttpGet(Workload):
    """Fetch a body, and no more."""

    def __init__(self, tasks: int, fetcher: BodyFetcher) -> None:
        self.tasks_total = tasks
        self._fetcher = fetcher

    def run(self, index: int) -> str:
        return task_digest(u64(index) + self._fetcher.fetch(index))

    async def run_async(self, index: int) -> str:
        return task_digest(u64(index) + await self._fetcher.fetch_async(index))


def make(parameters: Parameters) -> HttpGet:
    """Parameters: `tasks`, `latencyMs`, `responseBytes`; and the test server's address."""
    return HttpGet(whole_number(parameters.values, "tasks", 1), BodyFetcher(parameters))

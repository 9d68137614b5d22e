"""`fetch-and-parse`: waits, then computes. Task i fetches a body and goes over its numbers, in plain byte code."""

from __future__ import annotations

from ..checks import whole_number
from ..digests import task_digest, u64
from ..parameters import Parameters
from .body_fetcher import BodyFetcher
from .numbers_as_bytes import u32_numbers
from .workload import Workload

MASK = 0xFFFF_FFFF


class FetchAndParse(Workload):
    """Fetch a body, then mix all numbers in it, several times over."""

    def __init__(self, tasks: int, rounds: int, fetcher: BodyFetcher) -> None:
        self.tasks_total = tasks
        self._rounds = rounds
        self._fetcher = fetcher

    def run(self, index: int) -> str:
        return self._parse(index, self._fetcher.fetch(index))

    async def run_async(self, index: int) -> str:
        # Only the fetching is awaited: the event loop stands still while this task computes.
        return self._parse(index, await self._fetcher.fetch_async(index))

    def _parse(self, index: int, body: bytes) -> str:
        h = index & MASK
        numbers = u32_numbers(body)
        for _ in range(self._rounds):
            for number in numbers:
                h = ((h ^ number) * 0x9E3779B1 + 0x7F4A7C15) & MASK
                h ^= h >> 15
        return task_digest(u64(index) + u64(h))


def make(parameters: Parameters) -> FetchAndParse:
    """Parameters: `tasks`, `latencyMs`, `responseBytes`, `rounds`; and the test server's address."""
    values = parameters.values
    tasks, rounds = whole_number(values, "tasks", 1), whole_number(values, "rounds", 1)
    return FetchAndParse(tasks, rounds, BodyFetcher(parameters))

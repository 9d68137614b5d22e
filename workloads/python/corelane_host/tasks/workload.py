"""What every workload is."""

from __future__ import annotations

from typing import Any

from ..handover import Handover, Invariant


class Workload:
    """A kind of task and how many of them. Worker processes get a pickled copy."""

    tasks_total: int
    warnings: tuple[tuple[str, str], ...] = ()
    """Code and sentence of what the user should know before the run."""
    input_fingerprint: str | None = None
    """SHA-256 (hex) over the state of the input files when they were found; `None` where there are none."""

    def share(self, tools: Any) -> None:
        """Make what the workers share. Called once, in the host, before there are workers.

        `tools` is where locks come from: `threading`, a `multiprocessing` context, or `asyncio` (then inside the
        running loop). Their locks, semaphores, conditions and events have the same names.
        """

    def run(self, index: int) -> str | Handover:
        """Do task `index` and return its digest, or what the host is to make the digest of."""
        raise NotImplementedError

    async def run_async(self, index: int) -> str | Handover:
        """The same under `asyncio`. A task that never waits simply occupies the event loop."""
        return self.run(index)

    def receive(self, index: int, content: Any) -> str:
        """In the host: the digest of a task from what it has handed over."""
        raise NotImplementedError

    def invariants(self) -> list[Invariant]:
        """In the host, after the last task: what the shared state came to."""
        return []

    def fingerprint_again(self) -> str | None:
        """`input_fingerprint` of the files as they are now."""
        return None

    def close(self) -> None:
        """In the host, at the end of the run: give back what outlives a process."""

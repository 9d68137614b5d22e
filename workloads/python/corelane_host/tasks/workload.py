"""What every workload is."""

from __future__ import annotations


class Workload:
    """A kind of task and how many of them. Worker processes get a pickled copy."""

    tasks_total: int
    warnings: tuple[tuple[str, str], ...] = ()
    """Code and sentence of what the user should know before the run."""

    def run(self, index: int) -> str:
        """Do task `index` and return its digest."""
        raise NotImplementedError

    async def run_async(self, index: int) -> str:
        """The same under `asyncio`. A task that never waits simply occupies the event loop."""
        return self.run(index)

    def input_fingerprint(self) -> str | None:
        """SHA-256 (hex) over the state of the input files now; `None` where there are none."""
        return None

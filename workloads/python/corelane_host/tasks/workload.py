"""What every workload is."""

from __future__ import annotations


class Workload:
    """A kind of task and how many of them. Worker processes get a pickled copy."""

    tasks_total: int
    warnings: tuple[tuple[str, str], ...] = ()
    """Code and sentence of what the user should know before the run."""
    input_fingerprint: str | None = None
    """SHA-256 (hex) over the state of the input files when they were found; `None` where there are none."""

    def run(self, index: int) -> str:
        """Do task `index` and return its digest."""
        raise NotImplementedError

    async def run_async(self, index: int) -> str:
        """The same under `asyncio`. A task that never waits simply occupies the event loop."""
        return self.run(index)

    def fingerprint_again(self) -> str | None:
        """`input_fingerprint` of the files as they are now."""
        return None

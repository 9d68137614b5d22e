"""The time limit of tasks that nothing can interrupt: it ends the run, as soon as a task has certainly taken longer.

The host sees results, not tasks. A worker that has tasks left and had no result for the limit is in a task for that
long. In a pool any worker may have the next result, so all of them have to be silent, and for as long as one call
may take.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from typing import Callable

from .clock import now_ns
from .errors import HostError
from .options import HYBRIDS, POOLS
from .parameters import Parameters
from .schedules import chunks_of, share_of

# A result may stand in a pipe while a busy machine keeps the host from reading it.
_MARGIN_NS = 150_000_000
# An event loop that is merely busy gets this time, at least, to cancel a task by itself.
_CANCELLING_NS = 1_000_000_000
_LOOKS_SECONDS = 0.02
_NAMED_TASKS = 5


class Share:
    """Tasks that have one silence in common: those of a worker, or of all workers of a pool."""

    def __init__(self, who: str, tasks: Sequence[int], in_hand: int, since_ns: int) -> None:
        self.who = who
        self.tasks = tasks
        self.in_hand = in_hand
        """Tasks that may be under way at once."""
        self.left = len(tasks)
        self.since_ns = since_ns


class TimeLimit:
    """Watches the silence of workers, in a thread of its own."""

    def __init__(self, limit_ms: int, missing: Callable[[Sequence[int], int], list[int]], cancels: bool) -> None:
        self._limit_ms = limit_ms
        self._missing = missing
        limit_ns = limit_ms * 1_000_000
        self._call_ns = limit_ns + max(limit_ns, _CANCELLING_NS) if cancels else limit_ns
        self._shares: dict[int, Share] = {}
        self._workers = 1
        self._calls: list[range] = []
        self._call_starts: list[int] = []
        self._over = threading.Event()

    def watch_worker(self, worker: int, tasks: Sequence[int], in_hand: int = 1) -> None:
        """This worker has these tasks from now on."""
        self._shares[worker] = Share(f"worker {worker}", tasks, in_hand, now_ns())

    def watch_pool(self, workers: int, calls: list[range]) -> None:
        """All workers of a pool take these calls, in this order, from now on."""
        self._workers, self._calls = workers, calls
        self._call_starts = [call.start for call in calls]
        whom = f"one of workers 0 to {workers - 1}, which are all silent" if workers > 1 else "worker 0"
        self._shares[0] = Share(whom, range(calls[-1].stop), workers * len(calls[0]), now_ns())

    def start(self) -> None:
        """Begin to look. Raises in a thread of its own, which ends the host."""
        threading.Thread(target=self._look, name="time limit", daemon=True).start()

    def results(self, worker: int, count: int) -> None:
        """Results are in the host."""
        share = self._shares.get(0 if self._calls else worker)
        if share is not None:
            share.left -= count
            share.since_ns = now_ns()

    def end(self) -> None:
        """The run is over."""
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(_LOOKS_SECONDS):
            now = now_ns()
            late = [share for share in list(self._shares.values()) if self._is_late(share, now)]
            if late and not self._over.is_set():
                raise HostError("task-time-limit", self._sentence(late))

    def _is_late(self, share: Share, now: int) -> bool:
        silent_ns = now - share.since_ns - _MARGIN_NS
        return share.left > 0 and silent_ns > self._call_ns and silent_ns > self._call_ns * self._call_size(share)

    def _call_size(self, share: Share) -> int:
        """Tasks of the longest call that may be under way: the first one without its results, or one behind it."""
        if not self._calls:
            return 1
        first = self._missing(share.tasks, 1)[:1] or [0]
        call = bisect_right(self._call_starts, first[0]) - 1
        return max(map(len, self._calls[call : call + self._workers]))

    def _sentence(self, late: list[Share]) -> str:
        which = "; ".join(self._named(share) for share in late[:_NAMED_TASKS])
        return (
            f"A task took longer than its limit of {self._limit_ms} ms and nothing can interrupt it ({which}): "
            "raise the limit, make the tasks smaller, or use coroutines that await, which can be cancelled."
        )

    def _named(self, share: Share) -> str:
        tasks = self._missing(share.tasks, min(share.in_hand, share.left))
        more = ", …" if len(tasks) > _NAMED_TASKS else ""
        numbers = ", ".join(map(str, tasks[:_NAMED_TASKS]))
        return f"task {numbers} in {share.who}" if len(tasks) == 1 else f"one of tasks {numbers}{more} in {share.who}"


def time_limit_of(
    parameters: Parameters, tasks_total: int, missing: Callable[[Sequence[int], int], list[int]]
) -> TimeLimit | None:
    """What watches a run that begins now; `None`: its tasks may take as long as they like."""
    options, strategy, workers = parameters.options, parameters.strategy, parameters.workers
    if options.task_time_limit_ms is None:
        return None
    # Plain calls in a loop come one after another, however many lanes there are.
    awaits = (strategy == "async" or strategy in HYBRIDS) and options.async_calls != "blocking"
    limit = TimeLimit(options.task_time_limit_ms, missing, cancels=awaits)
    if strategy in POOLS:
        limit.watch_pool(workers, list(chunks_of(options.schedule, options.chunk, workers, tasks_total)))
    elif strategy in ("sequential", "async"):
        limit.watch_worker(0, range(tasks_total), workers if awaits else 1)
    elif not options.per_task:  # there, each worker begins with its task
        for worker in range(workers):
            share = share_of(options.schedule, worker, workers, tasks_total)
            limit.watch_worker(worker, share, options.in_flight if awaits else 1)
    limit.start()
    return limit

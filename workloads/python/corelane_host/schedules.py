"""Which tasks go together: fixed shares of workers, and the chunks that a pool hands out one after another."""

from __future__ import annotations

from collections.abc import Iterator


def share_of(schedule: str | None, worker: int, workers: int, tasks: int) -> range:
    """Tasks of one worker where they are split beforehand: `blocks`, or else `round-robin`."""
    if schedule == "blocks":
        return range(worker * tasks // workers, (worker + 1) * tasks // workers)
    return range(worker, tasks, workers)


def chunks_of(schedule: str | None, least: int, workers: int, tasks: int) -> Iterator[range]:
    """Chunks for the queue of a pool, in order: `dynamic`, `guided` or `blocks`. None is empty."""
    if schedule == "blocks":
        shares = (share_of("blocks", worker, workers, tasks) for worker in range(workers))
        yield from (share for share in shares if share)
        return
    first = 0
    while first < tasks:
        size = guided_size(tasks - first, workers, least) if schedule == "guided" else least
        yield range(first, min(first + size, tasks))
        first += size


def guided_size(left: int, workers: int, least: int) -> int:
    """Half of what each worker would have of the rest: big chunks at first, small ones to even out the end."""
    return max(least, -(-left // (2 * workers)))

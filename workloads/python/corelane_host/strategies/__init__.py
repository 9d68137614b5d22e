"""The strategies, one per file, each written to be read. A file is imported only by the run that needs it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Callable

if TYPE_CHECKING:
    from ..run import Run

STRATEGIES = {
    "sequential": "sequential",
    "threads": "threads",
    "thread-pool": "thread_pool",
    "processes": "processes",
    "process-pool": "process_pool",
    "async": "asyncio_loop",
}
"""Module of each strategy; its `run_tasks` returns when the run is over and its workers have ended."""


def load_strategy(name: str) -> Callable[[Run], None]:
    """The function that carries out a run under the strategy of this name."""
    function: Callable[[Run], None] = importlib.import_module(f".{STRATEGIES[name]}", __name__).run_tasks
    return function

"""The strategies, one per file, each written to be read. A file is imported only by the run that needs it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Callable

if TYPE_CHECKING:
    from ..options import Options
    from ..run import Run

FILES = {
    ("sequential", None): "sequential",
    ("threads", None): "threads",
    ("threads", "per-task"): "thread_per_task",
    ("thread-pool", "ThreadPoolExecutor"): "thread_pool",
    ("thread-pool", "InterpreterPoolExecutor"): "interpreter_pool",
    ("processes", None): "processes",
    ("processes", "per-task"): "process_per_task",
    ("process-pool", "multiprocessing.Pool"): "process_pool",
    ("process-pool", "ProcessPoolExecutor"): "process_pool_executor",
    ("async", "gather"): "asyncio_loop",
    ("async", "task-group"): "asyncio_task_group",
    ("async", "semaphore"): "asyncio_semaphore",
    ("threads-async", None): "threads_async",
    ("processes-async", None): "processes_async",
}
"""Module of each strategy and variant; its `run_tasks` returns when the run is over and its workers have ended."""

STRATEGIES = tuple(dict.fromkeys(strategy for strategy, _ in FILES))


def load_strategy(name: str, options: Options) -> Callable[[Run], None]:
    """The function that carries out a run under the strategy of this name."""
    module = importlib.import_module(f".{FILES[name, variant_of(name, options)]}", __name__)
    function: Callable[[Run], None] = module.run_tasks
    return function


def variant_of(name: str, options: Options) -> str | None:
    """The option that decides which file runs: the executor of a pool, the style of `async`, or one per task."""
    if name == "async":
        return options.async_style
    return "per-task" if options.per_task else options.executor

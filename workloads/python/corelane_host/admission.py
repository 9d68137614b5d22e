"""Which workloads run under which strategies. What is refused could only wait for ever, or would share nothing."""

from __future__ import annotations

from .options import Options

SHARING = ("counter", "bounded-buffer", "limited", "start-gate", "lock-contention")
"""Workloads whose tasks share something."""
WAITING_FOR_OTHERS = ("bounded-buffer", "start-gate")
"""Those of them whose tasks wait for each other."""


def refusal(workload: str, strategy: str, options: Options | None = None) -> str | None:
    """Why a workload can't run under a strategy, and what to do; `None`: it can."""
    if workload not in SHARING:
        return None
    if strategy == "threads-async":
        return "Its locks would have to stop threads and coroutines at once, and no lock does both: choose 'threads'."
    if strategy == "processes-async":
        return "A lock between processes would stop the whole event loop of each: choose 'processes' or 'async'."
    if strategy == "sequential" and workload in WAITING_FOR_OTHERS:
        return "Its tasks wait for each other, and one worker would wait for ever: choose one with several workers."
    return None if options is None else _refused_option(workload, options)


def _refused_option(workload: str, options: Options) -> str | None:
    if options.executor == "InterpreterPoolExecutor":
        return "The interpreters of the pool share no locks: choose the ThreadPoolExecutor."
    if options.async_calls != "awaited" and workload in WAITING_FOR_OTHERS:
        return "Its tasks wait for each other, and plain calls would keep the loop or its few threads: await them."
    return None


def abilities(workloads: tuple[str, ...], strategies: tuple[str, ...]) -> dict[str, list[str]]:
    """Strategies that are admitted, by workload."""
    return {
        workload: [strategy for strategy in strategies if refusal(workload, strategy) is None]
        for workload in workloads
    }

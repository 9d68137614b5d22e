"""Which workers can share the locks of a workload, and where those locks come from."""

from __future__ import annotations

import threading
from typing import Any

from ..checks import bad_parameter
from ..parameters import Parameters


def lock_source(tools: Any, parameters: Parameters) -> Any:
    """`tools`; but `threading` for an event loop whose tasks use the plain, blocking calls."""
    return tools if parameters.options.async_calls == "awaited" else threading


def refuse_interpreters(parameters: Parameters) -> None:
    """Raise where workers can share no lock."""
    if parameters.options.executor == "InterpreterPoolExecutor":
        raise bad_parameter(
            "The interpreters of an 'InterpreterPoolExecutor' share no locks: choose 'ThreadPoolExecutor', or processes."
        )


def refuse_deadlocks(parameters: Parameters) -> None:
    """Raise where tasks that wait for each other could wait for ever."""
    refuse_interpreters(parameters)
    options = parameters.options
    if parameters.workers < 2 or parameters.strategy == "sequential":
        raise bad_parameter("Its tasks wait for each other, and a single worker would wait for ever: use 2 or more.")
    if options.schedule not in (None, "round-robin", "dynamic") or options.chunk != 1:
        raise bad_parameter(
            "Its tasks wait for each other, and a worker with several of them in a row would wait for ever: choose"
            " schedule 'round-robin' or 'dynamic', with chunk 1."
        )
    if options.async_calls != "awaited":
        raise bad_parameter(
            f"Its tasks wait for each other, and with asyncCalls '{options.async_calls}' there may be no thread left to"
            " wake them: choose 'awaited'."
        )

"""The options of a run, checked: each only where it means something, so that none is ignored in silence."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from .checks import bad_parameter, one_of, shown, whole_number

ALL = ("sequential", "threads", "thread-pool", "processes", "process-pool", "async", "threads-async", "processes-async")
POOLS = ("thread-pool", "process-pool")
HYBRIDS = ("threads-async", "processes-async")
STATIC = ("threads", "processes", *HYBRIDS)

WHERE = {
    "startMethod": ("processes", "process-pool", "processes-async"),
    "executor": POOLS,
    "perTask": ("threads", "processes"),
    "schedule": (*STATIC, *POOLS),
    "chunk": POOLS,
    "asyncStyle": ("async",),
    "asyncCalls": ("async", *HYBRIDS),
    "inFlight": HYBRIDS,
    "onTaskError": ALL,
    "taskTimeLimitMs": ALL,
    "serialization": (),
}
"""Strategies under which each option means something in Python."""

_NOT_OF_HOSTS = ("gil",)
"""Carried out by whoever starts the interpreter."""

START_METHODS = ("fork", "spawn", "forkserver")
EXECUTORS = {
    "thread-pool": ("ThreadPoolExecutor", "InterpreterPoolExecutor"),
    "process-pool": ("multiprocessing.Pool", "ProcessPoolExecutor"),
}
"""The default one in front."""
ASYNC_STYLES = ("gather", "task-group", "semaphore")
ASYNC_CALLS = ("awaited", "blocking", "to-thread")
ERROR_POLICIES = ("go-on", "stop")

_SINCE = {"task-group": (3, 11), "InterpreterPoolExecutor": (3, 14)}
_MOST_CHUNK = 100_000
_MOST_IN_FLIGHT = 4096
_MOST_MS = 3_600_000


class Options(NamedTuple):
    """How a strategy is to work, each option with its default."""

    start_method: str | None = None
    """`None`: the interpreter's default."""
    executor: str | None = None
    """`None`: the strategy is no pool."""
    per_task: bool = False
    schedule: str | None = None
    """`None`: nothing to schedule, tasks go in order."""
    chunk: int = 1
    async_style: str = "gather"
    async_calls: str = "awaited"
    in_flight: int = 16
    on_task_error: str = "go-on"
    task_time_limit_ms: int | None = None


def parse_options(given: Mapping[str, Any], strategy: str) -> Options:
    """Options of a message; one that is `null` is absent."""
    present = {name: value for name, value in given.items() if value is not None}
    for name in present:
        _check_place(name, strategy)
    options = Options(
        start_method=_word(present, "startMethod", START_METHODS, None),
        executor=_executor(present, strategy),
        per_task=_switch(present, "perTask"),
        schedule=_schedule(present, strategy),
        chunk=_number(present, "chunk", 1, _MOST_CHUNK),
        async_style=_word(present, "asyncStyle", ASYNC_STYLES, "gather") or "gather",
        async_calls=_word(present, "asyncCalls", ASYNC_CALLS, "awaited") or "awaited",
        in_flight=_number(present, "inFlight", 16, _MOST_IN_FLIGHT),
        on_task_error=_word(present, "onTaskError", ERROR_POLICIES, "go-on") or "go-on",
        task_time_limit_ms=_number(present, "taskTimeLimitMs", 0, _MOST_MS) or None,
    )
    if "chunk" in present and options.schedule == "blocks":
        raise bad_parameter("'chunk' means nothing with schedule 'blocks': leave it out, or choose 'dynamic'.")
    _check_version(options.executor, options.async_style)
    return options


def _check_place(name: str, strategy: str) -> None:
    places = WHERE.get(name)
    if name in _NOT_OF_HOSTS or (places is not None and strategy in places):
        return
    if places is None:
        raise bad_parameter(f"This host knows no option {name[:40]!r}: leave it out, or use a newer host.")
    if not places:
        raise bad_parameter(f"The option '{name}' means nothing in Python: leave it out.")
    raise bad_parameter(
        f"The option '{name}' means nothing with strategy '{strategy}': leave it out, or use {', '.join(places)}."
    )


def _check_version(*words: str | None) -> None:
    for word in words:
        least = _SINCE.get(word or "")
        if least is not None and sys.version_info < least:
            here, needed = ".".join(map(str, sys.version_info[:2])), ".".join(map(str, least))
            raise bad_parameter(f"'{word}' needs Python {needed} and this is {here}: choose another one, or runtime.")


def _executor(present: Mapping[str, Any], strategy: str) -> str | None:
    known = EXECUTORS.get(strategy)
    return None if known is None else _word(present, "executor", known, known[0])


def _schedule(present: Mapping[str, Any], strategy: str) -> str | None:
    if _switch(present, "perTask"):
        if "schedule" in present:
            raise bad_parameter("'schedule' means nothing with 'perTask', which takes tasks in order: leave one out.")
        return None
    if strategy in POOLS:
        return _word(present, "schedule", ("dynamic", "guided", "blocks"), "dynamic")
    if strategy in STATIC:
        return _word(present, "schedule", ("round-robin", "blocks"), "round-robin")
    return None


def _word(present: Mapping[str, Any], name: str, known: tuple[str, ...], default: str | None) -> str | None:
    return one_of(present, name, known) if name in present else default


def _number(present: Mapping[str, Any], name: str, default: int, most: int) -> int:
    return whole_number(present, name, 1, most) if name in present else default


def _switch(present: Mapping[str, Any], name: str) -> bool:
    if isinstance(present.get(name, False), bool):
        return bool(present.get(name))
    raise bad_parameter(f"'{name}' is {shown(present, name)}; it has to be true or false.")

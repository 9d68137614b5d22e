"""What became of the command, in the words of the protocol."""

from __future__ import annotations

from typing import Any

from .account import Exit
from .command import Command


def error_of(ended: Exit, command: Command, was_too_much: bool) -> dict[str, str] | None:
    """The task error that an ending amounts to; `None`: it was a success."""
    if was_too_much:
        limit = f"more than {command.max_output_bytes} bytes"
        return _task_error("too-much-output", f"It wrote {limit} to its standard output and error and was ended.")
    if ended.signal is not None:
        return _task_error(ended.signal, f"It was ended by {ended.signal}.")
    if ended.code in command.ok_exits:
        return None
    expected = " or ".join(map(str, command.ok_exits)) or "no code at all"
    return _task_error(f"exit-{ended.code}", f"It ended with exit code {ended.code}; success is {expected}.")


def task_record(start_ns: int, end_ns: int, outcome: dict[str, Any]) -> dict[str, Any]:
    """The one task, with its `digest` or `error`. Times since the epoch."""
    times = {"queuedNs": start_ns, "startedNs": start_ns, "finishedNs": end_ns}
    return {"type": "tasks", "tasks": [{"task": 0, "worker": 1, **times, **outcome}]}


def run_digest(outcome: dict[str, Any]) -> str:
    """As for any run: over one line for each task."""
    from corelane_host.digests import run_digest as digest_of_all  # only now: see `digest_of`

    return digest_of_all([outcome["digest"] if "digest" in outcome else f"!{outcome['error']['code']}"])


def _task_error(code: str, message: str) -> dict[str, str]:
    return {"kind": "task", "code": code, "message": message}

"""Lines of the run-host protocol in what a command prints.

They are judged by what stands in them alone, never by a clock: who reads the same output again comes to the same.
"""

from __future__ import annotations

import json
import re
from typing import Any, Callable, NoReturn

LONGEST_LINE_BYTES = 1024 * 1024
"""A line that is longer is none of the protocol."""

MOST_WORKERS = 1000
"""Of one output, whoever announces them."""

_LARGEST_COUNT = 2**53
_LONGEST_NAME = 100
_LONGEST_TEXT = 1000
_KINDS = ("thread", "process", "event-loop")
_CLOCK = re.compile(r"[0-9]{1,20}")
_HELLO = re.compile(rb'"hello"')
_OTHERS = (b"ready", b"gauges", b"finished", b"warning", b"host-error", b"description")
"""Of the protocol too, but nothing is learnt from them here."""
_ANY = re.compile(rb'"(?:hello|worker-started|tasks|worker-exited|' + b"|".join(_OTHERS) + rb')"')
_LOOKS_ALIKE = re.compile(rb'"type"\s*:\s*"(?:hello|worker-started|tasks|worker-exited)"')

Message = dict[str, Any]


class ToldLines:
    """Takes lines in their order. Before a `hello` none of them means anything."""

    def __init__(self) -> None:
        self.malformed = 0
        """Lines that look like the protocol's and break it."""
        self.first_problem = ""
        self._has_hello = False
        self._workers: set[int] = set()
        self._announced = 0
        self._checks: dict[str, Callable[[Message], Message]] = {
            "hello": self._hello,
            "worker-started": self._worker_started,
            "tasks": self._tasks,
            "worker-exited": self._worker_exited,
        }

    def take(self, line: bytes) -> Message | None:
        """What a line says, as far as it is used, with its `type`; `None`: it is ordinary output."""
        if not (_ANY if self._has_hello else _HELLO).search(line):
            return None
        try:
            message = _parse(line)
            kind = message.get("type")
            if not isinstance(kind, str) or not (self._has_hello or kind == "hello"):
                return None
            check = self._checks.get(kind)
            if check is not None:
                return {"type": kind, **check(message)}
            return {"type": kind} if kind.encode("utf-8", "replace") in _OTHERS else None
        except ValueError as problem:
            self.malformed += 1
            self.first_problem = self.first_problem or str(problem)
            return None

    def _hello(self, values: Message) -> Message:
        clock = values.get("clockNs")
        if _count(values, "protocol") != 1:
            raise ValueError("its protocol is not 1")
        if not isinstance(clock, str) or not _CLOCK.fullmatch(clock):
            raise ValueError("'clockNs' is no number of nanoseconds, written as a text")
        self._has_hello = True
        self._workers = set()  # another program may speak now: its numbers are its own
        return {"clockNs": int(clock)}

    def _worker_started(self, values: Message) -> Message:
        number, kind = _count(values, "id"), values.get("kind")
        if kind not in _KINDS:
            raise ValueError("'kind' is none of " + ", ".join(_KINDS))
        if number in self._workers:
            raise ValueError(f"worker {number} was announced twice")
        if self._announced >= MOST_WORKERS:
            raise ValueError(f"more than {MOST_WORKERS} workers were announced")
        label, pid = _text(values, "label", _LONGEST_NAME), _count(values, "pid", 1)
        tid = None if values.get("tid") is None else _count(values, "tid", 1)
        self._workers.add(number)
        self._announced += 1
        return {"id": number, "kind": kind, "label": label, "pid": pid, "tid": tid}

    def _worker_exited(self, values: Message) -> Message:
        return {"id": self._known(_count(values, "id"), "that ended")}

    def _tasks(self, values: Message) -> Message:
        records = values.get("tasks")
        if not isinstance(records, list):
            raise ValueError("'tasks' is no list")
        return {"tasks": [self._record(record) for record in records]}

    def _record(self, values: Any) -> Message:
        if not isinstance(values, dict):
            raise ValueError("a task is no object")
        task = _count(values, "task")
        names = ("queuedNs", "startedNs", "finishedNs")
        record = {"task": task, "worker": self._known(_count(values, "worker"), f"of task {task}")}
        record.update((name, _count(values, name)) for name in names)
        if record["finishedNs"] < record["startedNs"]:
            raise ValueError(f"task {task} ended before it began")
        if "receivedNs" in values:
            received_ns = _count(values, "receivedNs")
            # No other figure rests on it: one that can't be is as good as none.
            if received_ns >= record["finishedNs"]:
                record["receivedNs"] = received_ns
        if "error" in values:
            record["error"] = _error(values["error"])
        return record

    def _known(self, number: int, which: str) -> int:
        if number not in self._workers:
            raise ValueError(f"worker {number}, {which}, never started")
        return number


def _parse(line: bytes) -> Message:
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        if _LOOKS_ALIKE.search(line):
            raise ValueError("it is no JSON") from None
        return {}
    return value if isinstance(value, dict) else {}


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _count(values: Message, name: str, least: int = 0) -> int:
    value = values.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if type(value) is not int or not least <= value < _LARGEST_COUNT:
        raise ValueError(f"'{name}' is no whole number of at least {least}")
    return value


def _text(values: Message, name: str, longest: int, can_be_empty: bool = False) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not (value or can_be_empty):
        raise ValueError(f"'{name}' is no text")
    # Halves of a character can be written in JSON, and in no file.
    return value[:longest].encode("utf-8", "replace").decode("utf-8")


def _error(values: Any) -> Message:
    if not isinstance(values, dict) or values.get("kind") not in ("input", "task"):
        raise ValueError("an 'error' is neither of kind input nor of kind task")
    code, message = _text(values, "code", _LONGEST_NAME), _text(values, "message", _LONGEST_TEXT, True)
    return {"kind": values["kind"], "code": code, "message": message}

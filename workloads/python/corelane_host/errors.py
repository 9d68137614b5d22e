"""What can go wrong: in the host (the run ends) and in a task (the run goes on)."""

from __future__ import annotations

import errno
from typing import Any, NamedTuple

_LONGEST_MESSAGE = 300
_LONGEST_CODE = 100
"""Of a class name, which may have any length too."""


class HostError(Exception):
    """The host can't go on: one sentence that says what was seen and what to do."""

    def __init__(self, code: str, message: str, before: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.before = before
        """A message that main has to see first."""


class InputError(Exception):
    """A task's input can't be read. The run reports it and goes on."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)  # both, so that pickling finds them again
        self.code = code
        self.message = message

    @classmethod
    def from_os_error(cls, name: bytes, error: OSError) -> InputError:
        """`name` is the file as the user knows it: its path below the folder."""
        code = errno.errorcode.get(error.errno or 0, type(error).__name__)
        return cls(code, f"{name.decode('utf-8', 'replace')}: {error.strerror}")


class TaskError(NamedTuple):
    """Why a task has no digest. `kind` is `input` or `task`, `code` an errno name or an exception's class name."""

    kind: str
    code: str
    message: str


def describe(error: BaseException) -> TaskError:
    """The task error that an exception out of a task amounts to, short enough for a line of the protocol."""
    if isinstance(error, InputError):
        return TaskError("input", error.code[:_LONGEST_CODE], error.message[:_LONGEST_MESSAGE])
    name = type(error).__name__[:_LONGEST_CODE]
    return TaskError("task", name, _text_of(error)[:_LONGEST_MESSAGE] or name)


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as second:  # its own text is a task's work as well
        return f"its message can't be had: str() of it raised {type(second).__name__}"

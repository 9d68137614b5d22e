"""What can go wrong: in the host (the run ends) and in a task (the run goes on)."""

from __future__ import annotations

import errno
from typing import Any, NamedTuple

# 256 records of a batch have to fit into a line of 1 MiB, and JSON may write one character as 12 bytes.
_LONGEST_MESSAGE = 300


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


def describe(error: Exception) -> TaskError:
    """The task error that an exception out of a task amounts to."""
    if isinstance(error, InputError):
        return TaskError("input", error.code, error.message[:_LONGEST_MESSAGE])
    name = type(error).__name__
    return TaskError("task", name, (str(error) or name)[:_LONGEST_MESSAGE])

"""Numbers that all workers of a run can read and write, whatever kind of workers they are."""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Any

U32, U64 = "I", "Q"


def shared_numbers(tools: Any, count: int, type_code: str = U64) -> MutableSequence[int]:
    """`count` zeros: shared memory for the processes of a `multiprocessing` context, a list for anything else.

    Nothing protects them: to read one, to change it and to write it are three steps.
    """
    if hasattr(tools, "RawArray"):
        numbers: MutableSequence[int] = tools.RawArray(type_code, count)
        return numbers
    return [0] * count

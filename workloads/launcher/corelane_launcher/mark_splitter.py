"""Telling marks from the rest of what a command prints, wherever the blocks end that it is read in."""

from __future__ import annotations

PREFIX = b"corelane:mark "
LONGEST_LINE_BYTES = 1024
"""A line that is longer is no mark."""


class MarkSplitter:
    """Takes an output block by block and gives back its marks and its rest."""

    def __init__(self) -> None:
        self._open = b""
        """The beginning of a line that may still be a mark."""
        self._inside = False
        """In the middle of a line that is none."""

    def feed(self, block: bytes) -> tuple[list[bytes], list[bytes]]:
        """What comes after the prefix in each mark that this block completes, and all that is no mark, in pieces."""
        data, position = self._open + block, 0
        self._open = b""
        marks: list[bytes] = []
        rest: list[bytes] = []
        if self._inside:
            position = data.find(b"\n") + 1
            if position == 0:
                return marks, [data]
            rest.append(data[:position])
        position = self._take_lines(data, position, marks, rest)
        self._keep(data[position:], rest)
        return marks, rest

    def end(self) -> bytes:
        """What was held back and is no mark, because no end of its line has come."""
        held, self._open = self._open, b""
        return held

    def _take_lines(self, data: bytes, position: int, marks: list[bytes], rest: list[bytes]) -> int:
        """Cut from the beginning of a line on. Returns where an unfinished last line begins."""
        while True:
            begin = _begin_of_mark(data, position)
            end = -1 if begin < 0 else data.find(b"\n", begin)
            if end < 0:
                last = max(position, data.rfind(b"\n") + 1)
                rest.append(data[position:last])
                return last
            is_mark = end - begin <= LONGEST_LINE_BYTES
            rest.append(data[position : begin if is_mark else end + 1])
            if is_mark:
                marks.append(data[begin + len(PREFIX) : end])
            position = end + 1

    def _keep(self, last: bytes, rest: list[bytes]) -> None:
        may_be_mark = last.startswith(PREFIX) if len(last) > len(PREFIX) else PREFIX.startswith(last)
        self._inside = not may_be_mark or len(last) > LONGEST_LINE_BYTES
        if self._inside:
            rest.append(last)
        else:
            self._open = last


def _begin_of_mark(data: bytes, position: int) -> int:
    """Where the next one begins, from the beginning of a line on; -1: there is none."""
    if data.startswith(PREFIX, position):
        return position
    before = data.find(b"\n" + PREFIX, position)
    return before if before < 0 else before + 1

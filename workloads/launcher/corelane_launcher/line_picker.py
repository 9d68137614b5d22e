"""Picking lines out of an output by how they begin, wherever the blocks end that it is read in."""

from __future__ import annotations


class LinePicker:
    """Takes an output block by block and gives it back in pieces, in order."""

    def __init__(self, prefix: bytes, longest_bytes: int) -> None:
        """Lines of more than `longest_bytes`, their end not counted, are never picked."""
        self._prefix = prefix
        self._longest_bytes = longest_bytes
        self._open = b""
        """The beginning of a line that may still be picked."""
        self._inside = False
        """In the middle of a line that is not."""

    def feed(self, block: bytes) -> list[tuple[bytes, bool]]:
        """Pieces that this block completes; true: a whole line that begins with the prefix, with its end."""
        data, position = self._open + block, 0
        self._open = b""
        pieces: list[tuple[bytes, bool]] = []
        if self._inside:
            position = data.find(b"\n") + 1
            if position == 0:
                return [(data, False)]
            pieces.append((data[:position], False))
        position = self._take_lines(data, position, pieces)
        self._keep(data[position:], pieces)
        return pieces

    def end(self) -> bytes:
        """What was held back and is not picked, because no end of its line has come."""
        held, self._open = self._open, b""
        return held

    def _take_lines(self, data: bytes, position: int, pieces: list[tuple[bytes, bool]]) -> int:
        """Cut from the beginning of a line on. Returns where an unfinished last line begins."""
        while True:
            begin = self._next_begin(data, position)
            end = -1 if begin < 0 else data.find(b"\n", begin)
            if end < 0:
                last = max(position, data.rfind(b"\n") + 1)
                pieces.append((data[position:last], False))
                return last
            is_picked = end - begin <= self._longest_bytes
            pieces.append((data[position : begin if is_picked else end + 1], False))
            if is_picked:
                pieces.append((data[begin : end + 1], True))
            position = end + 1

    def _keep(self, last: bytes, pieces: list[tuple[bytes, bool]]) -> None:
        prefix = self._prefix
        may_be_picked = last.startswith(prefix) if len(last) > len(prefix) else prefix.startswith(last)
        self._inside = not may_be_picked or len(last) > self._longest_bytes
        if self._inside:
            pieces.append((last, False))
        else:
            self._open = last

    def _next_begin(self, data: bytes, position: int) -> int:
        """Where the next one begins, from the beginning of a line on; -1: there is none."""
        if data.startswith(self._prefix, position):
            return position
        before = data.find(b"\n" + self._prefix, position)
        return before if before < 0 else before + 1

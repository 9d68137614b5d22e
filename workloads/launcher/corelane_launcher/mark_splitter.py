"""Telling marks from the rest of what a command prints, wherever the blocks end that it is read in."""

from __future__ import annotations

from .line_picker import LinePicker

PREFIX = b"corelane:mark "
LONGEST_LINE_BYTES = 1024
"""A line that is longer is no mark."""


class MarkSplitter:
    """Takes an output block by block and gives back its marks and its rest."""

    def __init__(self) -> None:
        self._picker = LinePicker(PREFIX, LONGEST_LINE_BYTES)

    def feed(self, block: bytes) -> tuple[list[bytes], list[bytes]]:
        """What comes after the prefix in each mark that this block completes, and all that is no mark, in pieces."""
        marks: list[bytes] = []
        rest: list[bytes] = []
        for piece, is_mark in self._picker.feed(block):
            if is_mark:
                marks.append(piece[len(PREFIX) : -1])
            else:
                rest.append(piece)
        return marks, rest

    def end(self) -> bytes:
        """What was held back and is no mark, because no end of its line has come."""
        return self._picker.end()

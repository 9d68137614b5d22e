"""Telling what a command says to Corelane from all else that it prints."""

from __future__ import annotations

from typing import Any, NamedTuple

from .line_picker import LinePicker
from .mark_splitter import MarkSplitter
from .told_lines import LONGEST_LINE_BYTES, ToldLines


class Heard(NamedTuple):
    """What one block has completed."""

    marks: list[bytes]
    """Without their prefix."""
    told: list[dict[str, Any]]
    """Messages of the run-host protocol."""
    rest: list[bytes]
    """Ordinary output, in pieces."""


class Spoken:
    """Takes an output block by block. What is said to Corelane is never the same twice: it holds times."""

    def __init__(self) -> None:
        self.lines = ToldLines()
        self._marks = MarkSplitter()
        self._objects = LinePicker(b"{", LONGEST_LINE_BYTES)

    def feed(self, block: bytes) -> Heard:
        """What this block completes."""
        marks, others = self._marks.feed(block)
        heard = Heard(marks, [], [])
        for piece in others:
            self._sort(piece, heard)
        return heard

    def end(self) -> bytes:
        """What was held back and is ordinary output, because no end of its line has come."""
        heard = Heard([], [], [])
        self._sort(self._marks.end(), heard)
        return b"".join(heard.rest) + self._objects.end()

    def _sort(self, data: bytes, heard: Heard) -> None:
        for piece, is_object in self._objects.feed(data):
            message = self.lines.take(piece) if is_object else None
            if message is None:
                heard.rest.append(piece)
            else:
                heard.told.append(message)

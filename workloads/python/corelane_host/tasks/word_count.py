"""`word-count`: reads every file under a folder, then counts its words in Python: I/O first, byte code after it."""

from __future__ import annotations

import re
from collections import Counter

from ..digests import task_digest, u64
from ..parameters import Parameters
from .folder_files import FileWorkload, Reading, find_files

MOST_FREQUENT = 10
# Of bytes, not of text: the same in every language, whatever the encoding.
WORD = re.compile(rb"[0-9A-Za-z_\x80-\xff]+")


class WordsOfFile(Reading):
    """The words of a file, counted when all of it is there."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def take(self, block: bytes) -> None:
        self._blocks.append(block)

    def digest(self, path: bytes) -> str:
        counts = count_words(b"".join(self._blocks))
        most_frequent = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_FREQUENT]
        named = b"".join(word + b"\0" + u64(count) for word, count in most_frequent)
        return task_digest(path + b"\0" + u64(sum(counts.values())) + u64(len(counts)) + named)


def count_words(content: bytes) -> Counter[bytes]:
    """How often each word occurs. `bytes.lower` changes `A-Z` alone, as the protocol has it."""
    counts: Counter[bytes] = Counter()
    for match in WORD.finditer(content.lower()):
        counts[match.group()] += 1
    return counts


class WordCount(FileWorkload):
    """Count the words of each listed file."""

    block_bytes = 1024 * 1024

    def begin(self) -> WordsOfFile:
        return WordsOfFile()


def make(parameters: Parameters) -> WordCount:
    """Parameters: `folder`, `repeat`."""
    return WordCount(find_files(parameters))

"""Digests of tasks, worked out anew from the protocol's own words: a second opinion on the vectors."""

from __future__ import annotations

import hashlib
import itertools
import re
import struct
import tempfile
import unittest
from collections import Counter
from typing import Any

from corelane_host.sizes import Sizes
from corelane_host.tasks.files_read import FilesRead
from corelane_host.tasks.folder_files import FolderFiles
from corelane_host.tasks.folder_listing import list_folder
from corelane_host.tasks.word_count import WordCount

from .file_tree import make_file
from .task_runs import prepared, run_in_threads

SEED = 4294967290
"""Adding a task's index goes over the edge of 32 bits."""


def numbers(state: int, count: int) -> list[int]:
    """splitmix32, in one line of pseudo-code each."""
    found = []
    for _ in range(count):
        state = (state + 0x9E3779B9) % 2**32
        z = ((state ^ (state >> 16)) * 0x21F0AAAD) % 2**32
        z = ((z ^ (z >> 15)) * 0x735A2D97) % 2**32
        found.append(z ^ (z >> 15))
    return found


def random(state: int, length: int) -> bytes:
    """Bytes of randomness."""
    return struct.pack(f"<{length // 4 + 1}I", *numbers(state, length // 4 + 1))[:length]


def short_hash(data: bytes) -> str:
    """A task digest."""
    return hashlib.sha256(data).hexdigest()[:16]


class Digests(unittest.TestCase):
    def outcomes(self, workload: str, **values: Any) -> dict[int, str]:
        return run_in_threads(prepared(workload, "threads", 2, values, seed=SEED), 2)

    def test_sum(self) -> None:
        for index, digest in self.outcomes("sum", tasks=9).items():
            self.assertEqual(digest, short_hash(struct.pack("<Q", sum(numbers(SEED + index, 2)))))

    def test_sort(self) -> None:
        for index, digest in self.outcomes("sort", tasks=9, size=100).items():
            ordered = sorted(numbers(SEED + index, 100))
            self.assertEqual(digest, short_hash(struct.pack("<Q100I", index, *ordered)))

    def test_sleep(self) -> None:
        for index, digest in self.outcomes("sleep", tasks=9, size=1).items():
            self.assertEqual(digest, short_hash(struct.pack("<QQ", index, 1)))

    def test_mandelbrot(self) -> None:
        for index, digest in self.outcomes("mandelbrot", tasks=9, width=20, iterations=30).items():
            steps = [self.steps(-2.0 + 3.0 * p / 20, -1.5 + 1.5 * index / 9, 30) for p in range(20)]
            self.assertEqual(digest, short_hash(struct.pack("<Q20I", index, *steps)))

    def steps(self, x: float, y: float, most: int) -> int:
        zr = zi = 0.0
        for n in range(most):
            if zr * zr + zi * zi > 4.0:
                return n
            t = zr * zr - zi * zi + x
            zi = 2.0 * zr * zi + y
            zr = t
        return most

    def test_matrix(self) -> None:
        rows, order = 2, 5
        b = [number / 2**32 for number in numbers(SEED, order * order)]
        for index, digest in self.outcomes("matrix", tasks=9, size=rows, order=order).items():
            a = [number / 2**32 for number in numbers(SEED + index, rows * order)]
            c = [0.0] * (rows * order)
            for row, column, k in itertools.product(range(rows), range(order), range(order)):
                c[row * order + column] += a[row * order + k] * b[k * order + column]
            self.assertEqual(digest, short_hash(struct.pack(f"<Q{rows * order}d", index, *c)))

    def test_sha256_blocks(self) -> None:
        for index, digest in self.outcomes("sha256-blocks", tasks=9, size=3, blockBytes=3000).items():
            block = (struct.pack("<Q", index) + random(SEED, 1024) * 3)[:3000]
            whole = hashlib.sha256(block * 3).digest()
            self.assertEqual(digest, short_hash(struct.pack("<Q", index) + whole))

    def test_compress(self) -> None:
        pattern = bytes(97 + byte % 16 for byte in random(SEED, 65536))
        for index, digest in self.outcomes("compress", tasks=3, size=70_000, level=1).items():
            block = (struct.pack("<Q", index) + pattern * 2)[:70_000]
            expected = struct.pack("<QQ", index, 70_000) + hashlib.sha256(block).digest()
            self.assertEqual(digest, short_hash(expected))

    def test_pipe(self) -> None:
        for size in (8, 100, 4096, 5000, 9000):
            for transport in ("copy", "shared"):
                outcomes = self.outcomes("pipe", tasks=4, size=size, transport=transport)
                for index, digest in outcomes.items():
                    pattern = random(SEED + index, min(size, 4096))
                    block = (pattern * 3)[:size] if size > 4096 else pattern
                    self.assertEqual(digest, short_hash(struct.pack("<QQ", index, size) + block[:4096] + block[-4096:]))

    def test_lock_contention(self) -> None:
        for percent in (0, 33, 100):
            values = {"tasks": 3, "rounds": 4, "steps": 10, "lockedPercent": percent}
            for index, digest in self.outcomes("lock-contention", **values).items():
                h = 0
                for number in numbers(SEED + index, 4 * 10):
                    h ^= number
                self.assertEqual(digest, short_hash(struct.pack("<QQ", index, h)))

    def test_which_tasks_raise(self) -> None:
        values = {"waitMs": 0, "fault": "raise", "memoryMb": 32, "tasks": 500}
        for percent in (0, 20, 100):
            outcomes = self.outcomes("faulty", percent=percent, **values)
            raised = {index for index, outcome in outcomes.items() if outcome == "!InjectedFault"}
            self.assertEqual(raised, {i for i in range(500) if numbers(SEED + i, 1)[0] % 100 < percent})


class TaskSizes(unittest.TestCase):
    def test_uniform(self) -> None:
        self.assertEqual([Sizes(3, 10).of(index) for index in range(3)], [10, 10, 10])

    def test_linear(self) -> None:
        self.assertEqual([Sizes(4, 10, "linear").of(index) for index in range(4)], [4, 8, 12, 16])
        self.assertEqual([Sizes(4, 1, "linear", least=1).of(index) for index in range(4)], [1, 1, 1, 1])

    def test_heavy_tailed(self) -> None:
        sizes = Sizes(1000, 700, "heavy-tailed", seed=SEED)
        for index in range(1000):
            low_bits = format(numbers(SEED + index, 1)[0] % 32, "05b")
            zeros = len(low_bits) - len(low_bits.rstrip("0"))
            self.assertEqual(sizes.of(index), 200 * 2**zeros)
        self.assertEqual({sizes.of(index) for index in range(1000)}, {200 * 2**zeros for zeros in range(6)})

    def test_sizes_are_about_as_big_on_average(self) -> None:
        for rule in ("linear", "heavy-tailed"):
            mean = sum(Sizes(5000, 1000, rule, seed=1).of(index) for index in range(5000)) / 5000
            self.assertTrue(900 < mean < 1100, (rule, mean))


class Files(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    @property
    def files(self) -> FolderFiles:
        return FolderFiles(self.folder.encode(), list_folder(self.folder.encode()))

    def test_files_read(self) -> None:
        block = 65536
        for length in (0, 1, 63, 64, 65, block - 1, block, block + 1, block + 64, 2 * block, 2 * block + 100):
            content = random(length, length)
            make_file(self.folder, b"a", content)
            blocks = [content[start : start + block] for start in range(0, length, block)] or [b""]
            expected = short_hash(b"a\0" + struct.pack("<Q", length) + blocks[-1][-64:])
            self.assertEqual(FilesRead(self.files).run(0), expected, length)

    def test_words(self) -> None:
        content = b"One two,TWO\nthree--three three_3 \xc3\x89t\xc3\xa9 \xff 4 4 b a c d e f g\0h" + b"i" * 2_000_000
        make_file(self.folder, b"a", content)
        words = [word.translate(lowered()) for word in re.split(rb"[^0-9A-Za-z_\x80-\xff]+", content) if word]
        counts = sorted(Counter(words).items(), key=lambda entry: (-entry[1], entry[0]))
        data = b"a\0" + struct.pack("<QQ", len(words), len(counts))
        for word, count in counts[:10]:
            data += word + b"\0" + struct.pack("<Q", count)
        self.assertGreater(len(counts), 10)
        self.assertEqual(WordCount(self.files).run(0), short_hash(data))

    def test_repeat(self) -> None:
        for name in (b"a", b"b", b"c"):
            make_file(self.folder, name, name)
        once = run_in_threads(prepared("files-read", "threads", 2, {"folder": self.folder}), 2)
        often = run_in_threads(prepared("files-read", "threads", 2, {"folder": self.folder, "repeat": 3}), 2)
        self.assertEqual(list(often.values()), list(once.values()) * 3)


def lowered() -> bytes:
    """A table that changes `A-Z` to `a-z`, and nothing else."""
    return bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))

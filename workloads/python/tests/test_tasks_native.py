"""Workloads of native code spend nearly all of their time in it, where they don't hold the GIL."""

from __future__ import annotations

import hashlib
import threading
import time
import unittest
import zlib
from typing import Any, Callable
from unittest import mock

from corelane_host.tasks import compress, sha256_blocks
from corelane_host.tasks.workload import Workload

from .task_runs import prepared

MEBIBYTE = 1024 * 1024


class Native:
    """Adds up the CPU time inside functions that let go of the GIL."""

    def __init__(self) -> None:
        self.spent_ns = 0

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time taken."""

        def call(*arguments: Any, **named: Any) -> Any:
            begun_ns = time.thread_time_ns()
            try:
                return function(*arguments, **named)
            finally:
                self.spent_ns += time.thread_time_ns() - begun_ns

        return call

    def sha256(self, *data: bytes) -> Any:
        """Stands in for `hashlib.sha256`."""
        real = self.timed(hashlib.sha256)(*data)
        return mock.Mock(update=self.timed(real.update), digest=real.digest)


class ReleasesTheGil(unittest.TestCase):
    def check(self, workload: Workload, native: Native, least: float) -> None:
        workload.share(threading)
        # Once freed, the C library keeps blocks up to this size: on fresh pages a copy can cost more than its work.
        bytearray(16 * MEBIBYTE)
        workload.run(0)  # makes the patterns, once
        best = 0.0
        for _ in range(5):
            native.spent_ns, begun_ns = 0, time.thread_time_ns()
            workload.run(1)
            best = max(best, native.spent_ns / (time.thread_time_ns() - begun_ns))
            if best > least:
                break
        self.assertTrue(least < best <= 1.0, best)

    def test_sha256_blocks(self) -> None:
        native = Native()
        with mock.patch.object(sha256_blocks, "hashlib", mock.Mock(sha256=native.sha256)):
            # Many large blocks: the one copy a task, on fresh pages, is a small part of it, and so is taking the time.
            values = {"tasks": 2, "size": 64, "blockBytes": 4 * MEBIBYTE}
            self.check(prepared("sha256-blocks", "threads", 2, values), native, 0.95)

    def test_compress(self) -> None:
        native = Native()
        timed_zlib = mock.Mock(compress=native.timed(zlib.compress), decompress=native.timed(zlib.decompress))
        with mock.patch.object(compress, "zlib", timed_zlib):
            with mock.patch.object(compress, "hashlib", mock.Mock(sha256=native.sha256)):
                self.check(prepared("compress", "threads", 2, {"tasks": 2, "size": MEBIBYTE, "level": 6}), native, 0.95)

    def test_a_round_trip_that_fails(self) -> None:
        wrong = mock.Mock(compress=zlib.compress, decompress=lambda *_, **__: b"other", ZLIB_RUNTIME_VERSION="1")
        with mock.patch.object(compress, "zlib", wrong), self.assertRaises(compress.RoundTrip):
            prepared("compress", "threads", 2, {"tasks": 2, "size": 100, "level": 6}).run(0)

"""`faulty`: each way to go wrong is what it says."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
import threading
import time
import unittest
from typing import Any
from unittest import mock

from corelane_host.errors import HostError
from corelane_host.tasks import faulty, memory_limit
from corelane_host.tasks.faulty import Faulty, InjectedFault

from .host_process import PATIENCE_SECONDS, START_METHODS
from .task_runs import prepared, run_in_loop, run_in_threads

MEBIBYTE = 1024 * 1024
TASKS = 5
MIDDLE = 2


def make(fault: str, strategy: str = "threads", **values: Any) -> Any:
    """A workload of five tasks, the third of which goes wrong."""
    defaults = {"tasks": TASKS, "waitMs": 0, "percent": 0, "memoryMb": 64}
    return prepared("faulty", strategy, 2, {**defaults, "fault": fault, **values})


class Raise(unittest.TestCase):
    def test_every_task_or_none(self) -> None:
        for run, strategy in ((run_in_threads, "threads"), (run_in_loop, "async")):
            self.assertEqual(set(run(make("raise", strategy, percent=100), 2).values()), {"!InjectedFault"})
            self.assertFalse([o for o in run(make("raise", strategy), 2).values() if o.startswith("!")])

    def test_it_waits_before(self) -> None:
        begun = time.monotonic()
        run_in_threads(make("raise", tasks=2, waitMs=60), 1)
        self.assertGreaterEqual(time.monotonic() - begun, 0.12)


class Unawaited(unittest.TestCase):
    def test_in_a_loop_it_is_heard_when_collected(self) -> None:
        heard: list[Any] = []

        async def run() -> str:
            asyncio.get_running_loop().set_exception_handler(lambda _, context: heard.append(context["exception"]))
            return str(await make("unawaited", "async").run_async(MIDDLE))

        self.assertEqual(len(asyncio.run(run())), 16)
        self.assertEqual([type(error) for error in heard], [InjectedFault])

    def test_elsewhere_nobody_hears_of_it(self) -> None:
        raised: list[str] = []
        real = faulty.raise_unseen

        def raise_and_note() -> None:
            raised.append(threading.current_thread().name)
            real()

        with mock.patch.object(faulty, "raise_unseen", raise_and_note):
            outcomes = run_in_threads(make("unawaited"), 2)
        self.assertEqual(len(raised), 1)
        self.assertFalse([outcome for outcome in outcomes.values() if outcome.startswith("!")])


class Hang(unittest.TestCase):
    def test_in_a_process(self) -> None:
        workload: Faulty = make("hang", "processes")
        context: Any = multiprocessing.get_context(START_METHODS[0])
        hanging, well = (context.Process(target=workload.run, args=(index,)) for index in (MIDDLE, MIDDLE + 1))
        hanging.start()
        well.start()
        well.join(PATIENCE_SECONDS)
        self.assertEqual(well.exitcode, 0)
        hanging.join(0.3)
        self.assertIsNone(hanging.exitcode)
        hanging.kill()
        hanging.join()

    def test_in_a_loop_it_can_be_cancelled(self) -> None:
        async def run() -> None:
            await asyncio.wait_for(make("hang", "async").run_async(MIDDLE), 0.05)

        with self.assertRaises(asyncio.TimeoutError):
            asyncio.run(run())


class KillWorker(unittest.TestCase):
    def test_the_process_of_the_task_is_killed(self) -> None:
        for method in START_METHODS:
            with self.subTest(method):
                workload = make("kill-worker", "processes")
                context: Any = multiprocessing.get_context(method)
                process = context.Process(target=workload.run, args=(MIDDLE,))
                process.start()
                process.join(PATIENCE_SECONDS)
                expected = -signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM
                self.assertEqual(process.exitcode, expected)


@unittest.skipIf(memory_limit.why_no_limit() is not None, "no limit for memory here")
class ExhaustMemory(unittest.TestCase):
    def test_it_is_a_memory_error_and_all_is_given_back(self) -> None:
        import resource

        before = resource.getrlimit(resource.RLIMIT_AS)
        resident_bytes = resident()
        with self.assertRaises(MemoryError) as caught:
            make("exhaust-memory", memoryMb=200).run(MIDDLE)
        self.assertRegex(str(caught.exception), r"^after (1[89]\d|200) MB .* limit was 200 MB$")
        self.assertEqual(resource.getrlimit(resource.RLIMIT_AS), before)
        self.assertLess(resident() - resident_bytes, 50 * MEBIBYTE)

    def test_under_every_kind_of_worker(self) -> None:
        for run, strategy in ((run_in_threads, "threads"), (run_in_loop, "async")):
            outcomes = run(make("exhaust-memory", strategy), 2)
            self.assertEqual({i: o for i, o in outcomes.items() if o.startswith("!")}, {MIDDLE: "!MemoryError"})

    def test_the_memory_is_touched(self) -> None:
        peak_bytes = 0
        real = memory_limit._touched_block

        def watched() -> Any:
            nonlocal peak_bytes
            block = real()
            peak_bytes = max(peak_bytes, resident())
            return block

        before = resident()
        with mock.patch.object(memory_limit, "_touched_block", watched), self.assertRaises(MemoryError):
            memory_limit.take_all(100 * MEBIBYTE)
        self.assertGreater(peak_bytes - before, 80 * MEBIBYTE)

    def test_never_more_than_a_quarter_of_what_is_available(self) -> None:
        with mock.patch.object(faulty, "available_bytes", lambda: 160 * MEBIBYTE):
            workload = make("exhaust-memory", memoryMb=100_000)
        with self.assertRaisesRegex(MemoryError, "limit was 40 MB"):
            workload.run(MIDDLE)

    def test_a_system_that_does_not_keep_its_limit_is_not_exhausted(self) -> None:
        import resource

        with mock.patch.object(resource, "setrlimit"), self.assertRaisesRegex(InjectedFault, "did not keep"):
            make("exhaust-memory").run(MIDDLE)

    def test_what_is_available(self) -> None:
        available = memory_limit.available_bytes() or 0
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        self.assertTrue(0 < available <= total, (available, total))


class NoLimit(unittest.TestCase):
    def test_where_nothing_limits_memory(self) -> None:
        windows, macos = mock.patch.object(memory_limit, "resource", None), mock.patch.object(sys, "platform", "darwin")
        for elsewhere in (windows, macos):
            with elsewhere, self.assertRaises(HostError) as caught:
                make("exhaust-memory")
            self.assertEqual(caught.exception.code, "bad-parameter")
            self.assertIn("choose another 'fault'", caught.exception.message)

    def test_without_proc(self) -> None:
        with mock.patch("builtins.open", side_effect=FileNotFoundError), self.assertRaises(HostError):
            make("exhaust-memory")


def resident() -> int:
    """Memory of this process that is really there, in bytes."""
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

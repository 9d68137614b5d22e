"""However a run ends, no semaphore and no segment of shared memory outlives it."""

from __future__ import annotations

import os
import signal
import sys
import unittest
from pathlib import Path
from typing import Any

from .host_process import ODD_HOST, PER_TASK, PROCESS_VARIANTS, HostProcess, seconds_until
from .process_group import living_members
from .test_ending import begin_endless

FOLDER = Path("/dev/shm")
PROMISED_SECONDS = 2.0
SHARING: list[tuple[str, dict[str, Any]]] = [
    ("counter", {"tasks": 4, "increments": 10, "protection": "lock"}),
    ("pipe", {"tasks": 4, "size": 1000, "transport": "shared"}),
]
SPAWNED = [*PROCESS_VARIANTS, *((strategy, options) for strategy, options in PER_TASK if strategy == "processes")]


def names_of(host: HostProcess) -> list[str]:
    """What there is of this host; the names of others are none of its business."""
    return [path.name for path in FOLDER.glob(f"*corelane-{host.process.pid}-*")]


@unittest.skipUnless(sys.platform == "linux" and FOLDER.is_dir(), "the names are listed on Linux alone")
class SharedNames(unittest.TestCase):
    def check_none_left(self, host: HostProcess) -> None:
        seconds_until(lambda: living_members(host.process.pid) == [], PROMISED_SECONDS)
        self.assertEqual(names_of(host), [])

    def test_the_names_of_a_run_can_be_told(self) -> None:
        # Or the other tests would count what is never there.
        for method in ("spawn", "forkserver"):
            with self.subTest(method), HostProcess() as host:
                host.begin("primes", "processes", 2, {"tasks": 2, "size": 2}, options={"startMethod": method})
                host.wait_for("ready")
                before = set(FOLDER.glob("sem.mp-*"))
                self.assertTrue(any(name.startswith("sem.") for name in names_of(host)))
                host.say("stop")
                host.wait_for("finished")
                host.say("release")
                host.wait_for_exit()
                self.assertLessEqual(set(FOLDER.glob("sem.mp-*")), before)

    def test_after_an_orderly_end(self) -> None:
        for strategy, options in SPAWNED:
            for workload, parameters in SHARING:
                if workload == "counter" and strategy == "processes-async":
                    continue  # a lock between processes would stop a loop
                with self.subTest(workload, strategy=strategy, options=options), HostProcess() as host:
                    self.assertEqual(host.run_through(workload, strategy, 2, parameters, options=options), 0)
                    self.check_none_left(host)

    def test_after_a_stop(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                begin_endless(host, strategy, options)
                host.say("stop")
                host.wait_for("finished")
                host.say("release")
                host.wait_for_exit()
                # Before the last process is gone: main may end the rest of the group at any time now.
                self.assertEqual(names_of(host), [])
                self.check_none_left(host)

    def test_after_the_death_of_a_worker(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                begin_endless(host, strategy, options)
                os.kill(host.of_type("worker-started")[1]["pid"], signal.SIGKILL)
                self.assertEqual(host.wait_for_exit(), 1)
                self.assertEqual(names_of(host), [])
                self.check_none_left(host)

    def test_after_the_death_of_the_host_alone(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                begin_endless(host, strategy, options)
                host.process.kill()
                self.check_none_left(host)

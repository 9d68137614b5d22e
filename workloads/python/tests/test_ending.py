"""However a run ends, it ends soon and leaves no process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import unittest
from tempfile import TemporaryDirectory
from typing import IO, Any, Callable
from unittest import mock

from .host_process import (
    ENDLESS,
    HOST_FOLDER,
    ODD_HOST,
    PATIENCE_SECONDS,
    PROCESS_VARIANTS,
    VARIANTS,
    HostProcess,
    json_line,
    parameters_message,
    seconds_until,
    start_host,
)
from .process_group import living_members
from .slow_server import SlowServer, until

PROMISED_SECONDS = 2.0

# The end takes ten times as long as a pool needs to look after its processes.
POOL_ENDS = """
import multiprocessing, sys, time
from corelane_host.ending import at_the_end, end_now

def see_who_is_alive():
    time.sleep(1)
    print(len(multiprocessing.active_children()), "alive", flush=True)

if __name__ == "__main__":
    pool = multiprocessing.get_context(sys.argv[1]).Pool(2)
    at_the_end(see_who_is_alive)
    end_now(1)
"""


@unittest.skipIf(sys.platform == "win32", "process groups are looked at")
class Ending(unittest.TestCase):
    def test_stop_while_tasks_compute(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                begin_endless(host, strategy, options)
                self.check_stop(host)

    def test_stop_while_tasks_wait(self) -> None:
        for strategy, options in VARIANTS:
            never = threading.Event()
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=until(never)) as server, HostProcess() as host:
                    parameters = {"tasks": 8, "latencyMs": 0, "responseBytes": 16}
                    host.begin("http-get", strategy, 2, parameters, options=options, server=server.address)
                    host.wait_for("ready")
                    host.say("start")
                    self.wait_for_requests(server, 1)
                    self.check_stop(host)
                    never.set()

    def test_stop_among_many_busy_threads(self) -> None:
        with HostProcess(ODD_HOST) as host:
            begin_endless(host, "threads", {}, workers=16)
            self.check_stop(host)

    def check_stop(self, host: HostProcess) -> None:
        begun = time.monotonic()
        host.say("stop")
        finished = host.wait_for("finished", PROMISED_SECONDS)
        self.assertTrue(finished["stopped"])
        self.assertIsNone(finished["digest"])
        self.assertLess(finished["tasksDone"], finished["tasksTotal"])
        self.assertGreaterEqual(finished["endNs"], finished["startNs"])
        host.say("release")
        self.assertEqual(host.wait_for_exit(PROMISED_SECONDS), 0)
        self.assertEqual(len(host.of_type("worker-exited")), len(host.of_type("worker-started")))
        self.assertLess(time.monotonic() - begun, PROMISED_SECONDS)
        self.check_nothing_left(host)

    def test_no_task_starts_after_a_stop(self) -> None:
        # Two tasks are being answered when the stop comes; six more would like to start.
        for strategy, options in VARIANTS:
            released = threading.Event()
            with self.subTest(strategy=strategy, options=options):
                with SlowServer(hold=until(released)) as server, HostProcess() as host:
                    parameters = {"tasks": 8, "latencyMs": 0, "responseBytes": 16}
                    one_each = {"inFlight": 1} if strategy.endswith("-async") else {}
                    options = {**options, **one_each}
                    host.begin("http-get", strategy, 2, parameters, options=options, server=server.address)
                    host.wait_for("ready")
                    host.say("start")
                    workers = len(host.of_type("worker-started")) if strategy != "async" else 2
                    self.wait_for_requests(server, workers)
                    host.say("stop")
                    host.wait_for("finished")
                    released.set()
                    host.say("release")
                    host.wait_for_exit()
                    self.assertEqual(len(server.requested), workers)

    def test_stop_between_ready_and_start(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.begin("primes", strategy, 2, ENDLESS, options=options)
                host.wait_for("ready")
                self.check_stop(host)
                self.assertEqual(host.tasks(), [])

    def test_stop_before_ready(self) -> None:
        with HostProcess() as host:
            host.begin("primes", "processes", 2, ENDLESS, options={"startMethod": "spawn"})
            host.say("stop")
            self.assertEqual(host.wait_for_exit(PROMISED_SECONDS), 0)
            self.assertEqual(host.of_type("ready"), [])
            self.check_nothing_left(host)

    def test_a_stopped_run_leaves_no_folder_behind(self) -> None:
        for strategy, options in PROCESS_VARIANTS:
            with self.subTest(strategy=strategy, options=options), TemporaryDirectory() as folder:
                with mock.patch.dict(os.environ, {"TMPDIR": folder}), HostProcess(ODD_HOST) as host:
                    begin_endless(host, strategy, options)
                    self.check_stop(host)
                self.assertEqual(os.listdir(folder), [])

    def test_stop_of_a_run_that_has_just_finished(self) -> None:
        for strategy in ("threads", "process-pool"):
            with self.subTest(strategy), HostProcess() as host:
                host.begin("primes", strategy, 2, {"tasks": 2, "size": 2})
                host.wait_for("ready")
                host.say("start")
                host.wait_for("finished")
                host.say("stop")
                host.say("release")
                self.assertEqual(host.wait_for_exit(PROMISED_SECONDS), 0)
                self.assertEqual(len(host.of_type("finished")), 1)
                self.assertEqual(len(host.of_type("worker-exited")), 2)
                self.check_nothing_left(host)

    def test_main_closes_descriptor_0(self) -> None:
        self.check_all(lambda host: host.process.stdin.close())  # type: ignore[union-attr]

    def test_host_is_killed(self) -> None:
        self.check_all(lambda host: host.process.kill())

    def test_main_closes_the_other_end_of_descriptor_1(self) -> None:
        process = start_host()
        with process, process.stdin as to_host, process.stdout as from_host:  # type: ignore[union-attr]
            to_host.write(json_line(parameters_message("primes", "process-pool", 2, ENDLESS)))
            while b'"ready"' not in read_line(from_host):
                pass
            from_host.close()
            # Every message that it now wants to write tells it that nobody is there.
            to_host.write(json_line({"type": "start"}) + json_line({"type": "start"}))
            self.assertEqual(process.wait(PATIENCE_SECONDS), 1)
            seconds_until(lambda: living_members(process.pid) == [], PROMISED_SECONDS)

    def check_all(self, end: Callable[[HostProcess], None]) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess(ODD_HOST) as host:
                begin_endless(host, strategy, options)
                members = len(living_members(host.process.pid))
                self.assertGreaterEqual(members, 3 if strategy.startswith("process") else 1)
                end(host)
                host.process.wait(PROMISED_SECONDS)
                self.check_nothing_left(host)

    def test_a_pool_starts_no_process_in_place_of_those_killed_at_the_end(self) -> None:
        for method in ("fork", "spawn"):
            with self.subTest(method):
                pool_ends = subprocess.run(
                    [sys.executable, "-c", POOL_ENDS, method],
                    cwd=HOST_FOLDER,
                    capture_output=True,
                    text=True,
                    timeout=PATIENCE_SECONDS,
                )
                self.assertEqual((pool_ends.returncode, pool_ends.stdout, pool_ends.stderr), (1, "0 alive\n", ""))

    def test_main_is_gone_before_the_parameters(self) -> None:
        with HostProcess() as host:
            host.process.stdin.close()  # type: ignore[union-attr]
            host.wait_for_exit(PROMISED_SECONDS)

    def test_main_closes_descriptor_0_behind_release(self) -> None:
        with HostProcess() as host:
            host.begin("primes", "process-pool", 2, {"tasks": 2, "size": 2})
            host.wait_for("ready")
            host.say("start")
            host.wait_for("finished")
            host.say("release")
            host.process.stdin.close()  # type: ignore[union-attr]
            self.assertEqual(host.wait_for_exit(PROMISED_SECONDS), 0)
            self.assertEqual(len(host.of_type("worker-exited")), 2)

    def wait_for_requests(self, server: SlowServer, least: int) -> None:
        seconds_until(lambda: server.in_flight >= least)

    def check_nothing_left(self, host: HostProcess) -> None:
        seconds_until(lambda: living_members(host.process.pid) == [], PROMISED_SECONDS)


def begin_endless(host: HostProcess, strategy: str, options: dict[str, Any], workers: int = 2) -> None:
    """A run whose tasks never end, each worker in its first one. The host has to be `ODD_HOST`."""
    host.begin("endless", strategy, workers, {"tasks": workers + 6}, options=options)
    host.wait_for("ready")
    host.say("start")
    seconds_until(lambda: host.log.count(b"begun") == len(host.of_type("worker-started")))


def read_line(pipe: IO[bytes]) -> bytes:
    """One line of an unbuffered pipe; raises at its end."""
    line = pipe.readline()
    if not line:
        raise EOFError
    return line

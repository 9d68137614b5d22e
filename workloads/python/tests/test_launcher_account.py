"""CPU time, memory and wall time of a command and all that it starts."""

from __future__ import annotations

import unittest

from .host_process import seconds_until
from .launcher_process import LauncherProcess, on_linux, on_posix

MANY_CHILDREN = """
import os, resource, sys

def spent(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime

argv = ["sh", "-c", "i=0; while [ $i -lt 4000 ]; do i=$((i+1)); done"]
for _ in range(300):
    os.waitpid(os.posix_spawnp("sh", argv, os.environ), 0)
print(spent(resource.RUSAGE_SELF) + spent(resource.RUSAGE_CHILDREN))
"""

# Its first process ends at once. The last one tells what it has used, right before its end.
DAEMON = """
import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while time.process_time() < 0.5:
            pass
        with open("used", "w") as file:
            file.write(str(time.process_time()))
        os._exit(0)
os._exit(0)
"""


@on_posix
class Account(unittest.TestCase):
    def test_hundreds_of_short_children(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(MANY_CHILDREN))
            told_us = float(launcher.text("stdout")) * 1e6
            self.assertLess(abs(launcher.cpu_us / told_us - 1), 0.03)

    @on_linux
    def test_what_has_left_the_command_is_in_the_account(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(DAEMON), endsWith="tree")
            used_us = float(launcher.text("used")) * 1e6
            self.assertGreaterEqual(launcher.cpu_us, used_us)
            ended = launcher.only("command-ended")
            self.assertEqual((ended["leftBehind"], ended["cpuResolutionMs"]), (0, 0.001))
            self.assertGreaterEqual(ended["processesReaped"], 2)
            # The tree ends with the daemon, which can't compute for longer than it lives.
            self.assertGreaterEqual(launcher.wall_ns / 1000, used_us)

    @on_linux
    def test_the_greatest_peak_of_memory_counts(self) -> None:
        child = "bytearray(200_000_000)"
        with LauncherProcess() as launcher:
            source = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
            launcher.complete(*launcher.script(source))
            self.assertGreater(launcher.only("worker-exited")["maxRssBytes"], 200_000_000)
        with LauncherProcess() as launcher:
            launcher.complete("true")
            peak, floor = launcher.only("worker-exited")["maxRssBytes"], launcher.only("command-ended")
            self.assertLess(abs(peak / floor["maxRssFloorBytes"] - 1), 0.1)

    def test_the_shell_is_taken_off(self) -> None:
        with_shell = min(self.sleep(["exec sleep 0.3"], shell=True) for _ in range(3))
        without = min(self.sleep(["sleep", "0.3"], shell=False) for _ in range(3))
        self.assertLess(abs(with_shell / without - 1), 0.2)

    def sleep(self, argv: list[str], shell: bool) -> int:
        with LauncherProcess() as launcher:
            launcher.complete(*argv, shell=shell)
            self.assertEqual(launcher.only("command-ended")["shellMs"] is not None, shell)
            return launcher.wall_ns

    def test_an_empty_script_takes_less_than_its_shell(self) -> None:
        ratios = []
        for _ in range(5):
            with LauncherProcess() as launcher:
                launcher.complete(":", shell=True)
                ratios.append(launcher.wall_ns / 1e6 / launcher.only("command-ended")["shellMs"])
                self.assertGreaterEqual(launcher.cpu_us, 0)
        self.assertLess(min(ratios), 0.7)

    def test_the_launcher_itself_uses_next_to_nothing(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script("import time\nwhile time.process_time() < 1: pass"))
            host = launcher.only("finished")["host"]
            self.assertLess(host["cpuUserUs"] + host["cpuSystemUs"], launcher.cpu_us * 0.02)


@on_linux
class Tree(unittest.TestCase):
    def test_the_run_ends_with_the_command_or_with_its_tree(self) -> None:
        script = "(sleep 0.5; echo late >late) & echo begun"
        for ends_with, left in (("command", True), ("tree", False)):
            with self.subTest(ends_with), LauncherProcess() as launcher:
                launcher.complete("sh", "-c", script, endsWith=ends_with)
                self.assertEqual(launcher.only("command-ended")["leftBehind"] > 0, left)
                self.assertEqual(launcher.text("late"), "" if left else "late\n")
                self.assertEqual(launcher.wall_ns >= 0.5e9, not left)
                seconds_until(lambda: launcher.living() == [])

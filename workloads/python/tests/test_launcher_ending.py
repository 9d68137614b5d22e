"""However a command's run ends, nothing of it is left."""

from __future__ import annotations

import time
import unittest

from .host_process import seconds_until
from .launcher_process import LauncherProcess, on_linux

PROMISED_SECONDS = 2.0

# Out of the session, out of the tree by a double fork, and deaf to SIGTERM.
DAEMON = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        open("daemon", "w").write(str(os.getpid()))
        time.sleep(1000)
    os._exit(0)
os.wait()
while not os.path.exists("daemon") or not open("daemon").read():
    time.sleep(0.001)
if "stay" in sys.argv:
    print("staying", flush=True)
    time.sleep(1000)
"""

FORKS_ON = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open("begun", "w").write("x")
# Should the launcher fail at its task, it must not go on for ever.
until = time.monotonic() + 60
while time.monotonic() < until:
    if os.fork() == 0:
        os.setsid()
        open("begun", "w").write("x")
    else:
        time.sleep(0.02)
        os._exit(0)
"""


@on_linux
class Ending(unittest.TestCase):
    def test_a_daemon_is_found_counted_and_ended(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(DAEMON))
            ended = launcher.only("command-ended")
            self.assertEqual((ended["exitCode"], ended["leftBehind"], ended["processesReaped"]), (0, 1, 2))
            self.assertEqual(launcher.living(), [])

    def test_what_has_thrown_its_environment_away_is_found(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete("sh", "-c", "env -i setsid sleep 1000 & echo $! >pid; sleep 0.1")
            self.assertEqual(launcher.only("command-ended")["leftBehind"], 1)
            pid = launcher.text("pid").strip()
            seconds_until(lambda: not is_alive(pid), PROMISED_SECONDS)

    def test_one_that_forks_on_and_on_does_not_get_away(self) -> None:
        with LauncherProcess() as launcher:
            launcher.start(*launcher.script(FORKS_ON), endsWith="tree")
            seconds_until(lambda: launcher.text("begun") != "")
            self.check_stop(launcher)

    def test_a_suspended_one_is_ended_politely(self) -> None:
        with LauncherProcess() as launcher:
            launcher.start("sh", "-c", "trap 'echo asked >asked; exit 7' TERM; echo $$; kill -STOP $$; sleep 1000")
            seconds_until(lambda: launcher.text("stdout") != "")
            self.check_stop(launcher)
            self.assertEqual(launcher.text("asked"), "asked\n")

    def test_stop(self) -> None:
        with LauncherProcess() as launcher:
            launcher.start(*launcher.script(DAEMON), "stay")
            seconds_until(lambda: launcher.text("stdout") != "")
            self.assertEqual(len(launcher.living()), 2)
            finished = self.check_stop(launcher)
            self.assertGreater(finished["endNs"], finished["startNs"])
            self.assertEqual(launcher.only("command-ended")["signal"], "SIGKILL")
            self.assertEqual(launcher.only("command-ended")["leftBehind"], 0)

    def test_stop_before_start(self) -> None:
        with LauncherProcess() as launcher:
            launcher.order("touch", "begun")
            launcher.wait_for("ready")
            self.check_stop(launcher)
            self.assertFalse((launcher.folder / "begun").exists())
            self.assertEqual(launcher.of_type("worker-started"), [])

    def test_stop_while_it_is_being_prepared(self) -> None:
        with LauncherProcess() as launcher:
            launcher.order("true", prepare=["sh", "-c", "trap '' TERM; echo x >begun; sleep 1000; sleep 1000"])
            seconds_until(lambda: launcher.text("begun") != "")
            launcher.say("stop")
            self.assertEqual(launcher.wait_for_exit(PROMISED_SECONDS), 0)
            self.assertEqual(launcher.of_type("ready"), [])
            self.assertEqual(launcher.living(), [])

    def test_stop_of_one_that_has_just_finished(self) -> None:
        with LauncherProcess() as launcher:
            launcher.start("true")
            launcher.wait_for("finished")
            launcher.say("stop")
            launcher.say("release")
            self.assertEqual(launcher.wait_for_exit(), 0)
            self.assertFalse(launcher.only("finished")["stopped"])

    def test_main_closes_descriptor_0(self) -> None:
        for before in ("ready", "finished"):
            with self.subTest(before), LauncherProcess() as launcher:
                launcher.start(*launcher.script(DAEMON), *(["stay"] if before == "ready" else []))
                seconds_until(lambda: launcher.text("daemon") != "")
                if before == "finished":
                    launcher.wait_for("finished")
                launcher.process.stdin.close()  # type: ignore[union-attr]
                self.assertEqual(launcher.wait_for_exit(PROMISED_SECONDS), 1)
                seconds_until(lambda: launcher.living() == [], PROMISED_SECONDS)

    def test_main_closes_descriptor_0_while_it_is_being_prepared(self) -> None:
        with LauncherProcess() as launcher:
            launcher.order("true", prepare=["sh", "-c", "echo x >begun; setsid sleep 1000"])
            seconds_until(lambda: launcher.text("begun") != "")
            launcher.process.stdin.close()  # type: ignore[union-attr]
            launcher.wait_for_exit(PROMISED_SECONDS)
            seconds_until(lambda: launcher.living() == [], PROMISED_SECONDS)

    def check_stop(self, launcher: LauncherProcess) -> dict[str, object]:
        begun = time.monotonic()
        launcher.say("stop")
        finished = launcher.wait_for("finished", PROMISED_SECONDS)
        self.assertEqual((finished["stopped"], finished["digest"], finished["tasksDone"]), (True, None, 0))
        launcher.say("release")
        self.assertEqual(launcher.wait_for_exit(PROMISED_SECONDS), 0)
        self.assertEqual(launcher.tasks(), [])
        self.assertEqual(launcher.living(), [])
        self.assertLess(time.monotonic() - begun, PROMISED_SECONDS)
        return finished


def is_alive(pid: str) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False

"""What runs before and after a command, outside what is timed."""

from __future__ import annotations

import unittest

from .host_process import seconds_until
from .launcher_process import LauncherProcess, on_linux, on_posix


@on_posix
class Aside(unittest.TestCase):
    def test_both_run_in_their_turn_and_print_nowhere(self) -> None:
        def note(word: str) -> list[str]:
            return ["sh", "-c", f"echo {word} >>order; echo {word}; echo {word} >&2"]

        with LauncherProcess() as launcher:
            launcher.order(*note("run"), prepare=note("prepare"), cleanup=note("cleanup"))
            launcher.wait_for("ready")
            self.assertEqual(launcher.text("order"), "prepare\n")
            launcher.say("start")
            launcher.wait_for("finished")
            self.assertEqual(launcher.text("order"), "prepare\nrun\n")
            launcher.say("release")
            self.assertEqual(launcher.wait_for_exit(), 0)
            self.assertEqual(launcher.text("order"), "prepare\nrun\ncleanup\n")
            self.assertEqual((launcher.text("stdout"), launcher.text("stderr")), ("run\n", "run\n"))

    def test_prepare_may_make_the_program(self) -> None:
        with LauncherProcess() as launcher:
            make = "printf '#!/bin/sh\\nexit 5' >made; chmod +x made"
            launcher.complete("./made", prepare=["sh", "-c", make], okExits=[5])
            self.assertEqual(launcher.only("command-ended")["exitCode"], 5)

    def test_a_prepare_that_fails(self) -> None:
        with LauncherProcess() as launcher:
            error = launcher.refusal("true", prepare=["sh", "-c", "seq 99999 >&2; echo last words >&2; exit 9"])
            self.assertEqual(error["code"], "prepare-failed")
            self.assertRegex(error["message"], "exit code 9.*last words$")
            self.assertLess(len(error["message"]), 2000)

    def test_a_cleanup_that_fails(self) -> None:
        for cleanup in (["sh", "-c", "echo no more room >&2; exit 1"], ["no-such-program"]):
            with self.subTest(cleanup), LauncherProcess() as launcher:
                launcher.complete("true", cleanup=cleanup)
                self.assertEqual(launcher.only("warning")["code"], "cleanup-failed")
                self.assertIn("digest", launcher.task)

    @on_linux
    def test_what_prepare_has_left_serves_the_command_and_ends_with_the_run(self) -> None:
        serve = "(echo $PPID >server; setsid sleep 1000) & while ! [ -s server ]; do sleep 0.01; done"
        with LauncherProcess() as launcher:
            launcher.complete("true", prepare=["sh", "-c", serve], endsWith="tree")
            ended = launcher.only("command-ended")
            # Not counted as the command's, and not waited for.
            self.assertEqual((ended["leftBehind"], ended["processesReaped"]), (0, 1))
            seconds_until(lambda: launcher.living() == [])

"""How the launcher starts a command, and what it says of its end."""

from __future__ import annotations

import hashlib
import os
import unittest

from .host_process import HostProcess
from .launcher_process import LAUNCHER, LauncherProcess, on_linux, on_posix

C_LIBRARY_SIGNALS = 1 << 31 | 1 << 32
"""32 and 33: glibc starts every program with its own two signals ignored."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@on_posix
class Start(unittest.TestCase):
    def test_a_run_from_hello_to_exit(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete("sh", "-c", "echo out; echo err >&2")
            kinds = [message["type"] for message in launcher.messages if message["type"] != "warning"]
            self.assertEqual(
                kinds,
                ["hello", "ready", "worker-started", "tasks", "command-ended", "finished", "worker-exited"],
            )
            self.assertEqual((launcher.text("stdout"), launcher.text("stderr")), ("out\n", "err\n"))
            worker = launcher.only("worker-started")
            self.assertEqual((worker["id"], worker["kind"], worker["label"]), (1, "process", "sh"))
            task, finished = launcher.task, launcher.only("finished")
            self.assertEqual((task["startedNs"], task["finishedNs"]), (finished["startNs"], finished["endNs"]))
            self.assertEqual(finished["digest"], sha256(f"0:{task['digest']}\n".encode()))

    @on_linux
    def test_nothing_of_the_launcher_is_handed_down(self) -> None:
        # Signals, descriptors, process group, environment.
        descriptors = "for n in 3 4 5 6 7 8 9; do [ ! -e /proc/$$/fd/$n ] || exit 1; done"
        script = f"{descriptors}; grep SigIgn /proc/self/status; cut -d' ' -f5 /proc/$$/stat; echo $$; env"
        with LauncherProcess() as launcher:
            launcher.complete("/bin/sh", "-c", script, environment={"PATH": os.environ["PATH"], "A": "b c"})
            self.assertEqual(launcher.only("command-ended")["exitCode"], 0)
            ignored, group, pid, *environment = launcher.text("stdout").splitlines()
            self.assertEqual(int(ignored.split()[1], 16) & ~C_LIBRARY_SIGNALS, 0)
            self.assertEqual(group, pid)
            names = {line.partition("=")[0] for line in environment}
            self.assertEqual(names - {"PWD", "OLDPWD", "SHLVL", "_"}, {"PATH", "A", "CORELANE_RUN_ID"})

    def test_arguments_arrive_as_they_are(self) -> None:
        odd = ["", "a b", "$HOME", "*", "\n", "ü", "'\""]
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script("import sys; print(ascii(sys.argv[1:]))"), *odd)
            self.assertEqual(launcher.text("stdout"), ascii(odd) + "\n")

    def test_a_program_beside_the_command(self) -> None:
        with LauncherProcess() as launcher:
            (launcher.folder / "mine").write_text("#!/bin/sh\necho here")
            (launcher.folder / "mine").chmod(0o755)
            launcher.complete("./mine")
            self.assertEqual(launcher.text("stdout"), "here\n")

    def test_reads_the_file_that_is_its_standard_input(self) -> None:
        with LauncherProcess() as launcher:
            (launcher.folder / "in").write_bytes(b"given")
            launcher.complete("cat", stdin=str(launcher.folder / "in"))
            self.assertEqual(launcher.text("stdout"), "given")

    def test_binary_output(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script("import os; os.write(1, bytes(range(256)) * 300)"))
            self.assertEqual((launcher.folder / "stdout").read_bytes(), bytes(range(256)) * 300)
            self.assertEqual(launcher.only("command-ended")["stdoutBytes"], 256 * 300)

    def test_describe(self) -> None:
        with HostProcess(LAUNCHER) as launcher:
            launcher.send({"type": "describe", "protocol": 1})
            self.assertEqual(launcher.wait_for("description")["workloads"], {})
            self.assertEqual(launcher.wait_for_exit(), 0)


@on_posix
class Outcome(unittest.TestCase):
    def test_exit_codes(self) -> None:
        for code, ok_exits in ((0, [0]), (3, [0, 3]), (3, [0]), (0, [1]), (255, [0])):
            with self.subTest(code=code, ok_exits=ok_exits), LauncherProcess() as launcher:
                launcher.complete("sh", "-c", f"exit {code}", okExits=ok_exits)
                ended, finished = launcher.only("command-ended"), launcher.only("finished")
                self.assertEqual((ended["exitCode"], ended["signal"]), (code, None))
                self.assertEqual(launcher.only("worker-exited")["exitCode"], code)
                self.assertEqual(finished["tasksDone"] == 1, code in ok_exits)
                self.assertEqual(finished["tasksFailed"] == 1, code not in ok_exits)
                if code in ok_exits:
                    self.assertEqual(launcher.task["digest"], sha256(f"exit:{code}".encode())[:16])
                else:
                    self.assertEqual(launcher.task["error"]["code"], f"exit-{code}")

    def test_signals(self) -> None:
        for name in ("KILL", "SEGV", "TERM"):
            with self.subTest(name), LauncherProcess() as launcher:
                launcher.complete("sh", "-c", f"kill -{name} $$")
                ended = launcher.only("command-ended")
                self.assertEqual((ended["exitCode"], ended["signal"]), (None, f"SIG{name}"))
                self.assertEqual(launcher.task["error"]["code"], f"SIG{name}")
                self.assertEqual(launcher.only("worker-exited")["signal"], f"SIG{name}")

    def test_digest_of_all_that_was_printed(self) -> None:
        digests = []
        for text in ("same", "same", "other"):
            with LauncherProcess() as launcher:
                launcher.complete("printf", text, sameOutput=True)
                digests.append(launcher.task["digest"])
        self.assertEqual(digests[0], sha256(b"exit:0same")[:16])
        self.assertEqual(digests[0], digests[1])
        self.assertNotEqual(digests[0], digests[2])

    def test_too_much_output(self) -> None:
        for descriptor in (1, 2):
            with self.subTest(descriptor=descriptor), LauncherProcess() as launcher:
                launcher.complete("sh", "-c", f"exec yes 1>&{descriptor}", maxOutputBytes=100_000)
                self.assertEqual(launcher.task["error"]["code"], "too-much-output")
                self.assertFalse(launcher.only("finished")["stopped"])

    def test_a_command_that_deletes_its_directory(self) -> None:
        with LauncherProcess() as launcher:
            inner = launcher.folder / "inner"
            inner.mkdir()
            launcher.complete("sh", "-c", 'rmdir "$PWD"', directory=str(inner), cleanup=["true"])
            self.assertIn("digest", launcher.task)
            self.assertEqual(launcher.only("warning")["code"], "cleanup-failed")

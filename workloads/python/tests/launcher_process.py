"""A real launcher, driven over its pipes, with a command of the test's own."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import unittest
import uuid
from pathlib import Path
from typing import Any

from .host_process import HOST_FOLDER, HostProcess

LAUNCHER_FOLDER = HOST_FOLDER.parent / "launcher"
LAUNCHER = LAUNCHER_FOLDER / "launcher.py"
IS_LINUX = sys.platform.startswith("linux")

on_posix = unittest.skipIf(sys.platform == "win32", "the launcher is for POSIX systems")
on_linux = unittest.skipUnless(IS_LINUX, "only Linux gives orphans back and has /proc")


class LauncherProcess(HostProcess):
    """One launcher, in a folder of its own. Nothing of its run is left afterwards, daemons neither."""

    def __init__(self) -> None:
        super().__init__(LAUNCHER)
        self._folder = tempfile.TemporaryDirectory(prefix="corelane-launcher-tests-")
        self.folder = Path(self._folder.name)
        self.run_id = str(uuid.uuid4())

    def __enter__(self) -> LauncherProcess:
        return self

    def __exit__(self, *problem: object) -> None:
        super().__exit__(*problem)
        for pid in self.living():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._folder.cleanup()

    def order(self, *argv: str, **differs: Any) -> None:
        """Send the parameters of a command."""
        command = {
            "argv": argv,
            "shell": False,
            "directory": str(self.folder),
            "environment": {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
            "stdin": None,
            "stdoutPath": str(self.folder / "stdout"),
            "stderrPath": str(self.folder / "stderr"),
            "prepare": None,
            "cleanup": None,
            "okExits": [0],
            "sameOutput": False,
            "marks": False,
            "endsWith": "command",
            "runId": self.run_id,
            "maxOutputBytes": 2**30,
            **differs,
        }
        self.begin("command", "program", 1, {}, command=command)

    def start(self, *argv: str, **differs: Any) -> None:
        """Have it started; returns when it runs."""
        self.order(*argv, **differs)
        self.wait_for("ready")
        self.say("start")
        self.wait_for("worker-started")

    def complete(self, *argv: str, **differs: Any) -> LauncherProcess:
        """A whole run as the app drives it."""
        self.order(*argv, **differs)
        self.wait_for("ready")
        self.say("start")
        self.wait_for("finished")
        self.say("release")
        if self.wait_for_exit() != 0:
            raise AssertionError(f"the launcher failed: {self.messages} {self.log!r}")
        return self

    def refusal(self, *argv: str, **differs: Any) -> dict[str, Any]:
        """The `host-error` that a command ends in."""
        self.order(*argv, **differs)
        error = self.wait_for_one_of("ready", "host-error")
        if error["type"] == "ready":
            self.say("start")
            error = self.wait_for("host-error")
        if self.wait_for_exit() != 1:
            raise AssertionError("a launcher that can't go on has to exit with 1")
        return error

    def only(self, kind: str) -> dict[str, Any]:
        """The one message of a type."""
        (message,) = self.of_type(kind)
        return message

    @property
    def task(self) -> dict[str, Any]:
        """The record of the one task."""
        (record,) = self.tasks()
        return record

    @property
    def wall_ns(self) -> int:
        """As main reckons it."""
        finished = self.only("finished")
        return finished["endNs"] - finished["startNs"]

    @property
    def cpu_us(self) -> int:
        """All CPU time of the command's processes."""
        exited = self.only("worker-exited")
        return exited["cpuUserUs"] + exited["cpuSystemUs"]

    def text(self, name: str) -> str:
        """What stands in a file of the folder; empty: there is none."""
        path = self.folder / name
        return path.read_text("utf-8") if path.exists() else ""

    def script(self, source: str, name: str = "script.py") -> list[str]:
        """A Python program with this source."""
        (self.folder / name).write_text(source, "utf-8")
        return [sys.executable, "-X", "utf8", str(self.folder / name)]

    def living(self) -> list[int]:
        """Pids of all that carry the id of the run (Linux), zombies left out."""
        mark = f"CORELANE_RUN_ID={self.run_id}".encode()
        return [int(each.name) for each in Path("/proc").glob("[0-9]*") if mark in environment_of(each)]


def environment_of(folder: Path) -> list[bytes]:
    """A process's environment; empty for zombies, and where it can't be read."""
    try:
        return (folder / "environ").read_bytes().split(b"\0")
    except OSError:
        return []

"""A real run host, driven over its pipes."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Callable

HOST_FOLDER = Path(__file__).resolve().parents[1]
HOST = HOST_FOLDER / "host.py"
ODD_HOST = Path(__file__).resolve().parent / "odd_host.py"
PATIENCE_SECONDS = 30.0
"""For what has no promised time; a busy machine must not fail a test."""

_CACHE = tempfile.mkdtemp(prefix="corelane-host-tests-")
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)

Variant = tuple[str, dict[str, Any]]
"""A strategy and its options."""

START_METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn", "forkserver"]
IN_LOOPS: list[Variant] = [
    ("async", {}),
    ("async", {"asyncStyle": "semaphore"}),
    *([("async", {"asyncStyle": "task-group"})] if sys.version_info >= (3, 11) else []),
]
IN_THREADS: list[Variant] = [
    ("threads", {}),
    ("thread-pool", {}),
    *([("thread-pool", {"executor": "InterpreterPoolExecutor"})] if sys.version_info >= (3, 14) else []),
    ("threads-async", {}),
]
IN_PROCESSES: list[Variant] = [
    ("processes", {}),
    ("process-pool", {}),
    ("process-pool", {"executor": "ProcessPoolExecutor"}),
    ("processes-async", {}),
]
EVERYTHING = os.environ.get("CORELANE_TEST_ALL") == "1"
"""Set by `npm run test:all`: every way to have processes with every start method."""

_ALL_PROCESSES: list[Variant] = [
    (strategy, {**options, "startMethod": method}) for strategy, options in IN_PROCESSES for method in START_METHODS
]
_EVERY_DAY: list[Variant] = [
    *(("processes", {"startMethod": method}) for method in START_METHODS),
    ("process-pool", {"startMethod": START_METHODS[0]}),
    ("process-pool", {"executor": "ProcessPoolExecutor", "startMethod": START_METHODS[-1]}),
    ("processes-async", {"startMethod": "spawn"}),
]
PROCESS_VARIANTS: list[Variant] = _ALL_PROCESSES if EVERYTHING else _EVERY_DAY
"""`npm test` has each way and each start method; main/lab/catalogue-runs.test.ts runs all of them with each other."""

VARIANTS: list[Variant] = [("sequential", {}), *IN_LOOPS, *IN_THREADS, *PROCESS_VARIANTS]
"""Every strategy that has its workers from the start, in every style and with every start method."""

PER_TASK: list[Variant] = [
    ("threads", {"perTask": True}),
    *(("processes", {"perTask": True, "startMethod": method}) for method in START_METHODS),
]
"""Those that start a worker for each task."""

ENDLESS = {"tasks": 8, "size": 10**9}
"""Parameters of `primes` whose tasks take hours."""


class HostProcess:
    """One host. Use as a context manager: whatever happened, nothing is left of it afterwards."""

    def __init__(self, entry: Path = HOST, open_files: int | None = None) -> None:
        self.process = start_host(entry, open_files)
        self.messages: list[dict[str, Any]] = []
        """All messages read so far."""
        self.log = b""
        self._incoming: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._readers = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_log, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> HostProcess:
        return self

    def __exit__(self, *_: object) -> None:
        if hasattr(os, "killpg"):
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join(PATIENCE_SECONDS)
        # After a SIGKILL of the whole group nobody in it could.
        for name in Path("/dev/shm").glob(f"*corelane-{self.process.pid}-*"):
            name.unlink()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()  # type: ignore[union-attr]

    def begin(self, workload: str, strategy: str, workers: int, parameters: dict[str, Any], **more: Any) -> None:
        """Send the parameters."""
        self.send(parameters_message(workload, strategy, workers, parameters, **more))

    def send(self, message: dict[str, Any]) -> None:
        """Send one message."""
        self.write(json_line(message))

    def write(self, data: bytes) -> None:
        """Send raw bytes."""
        self.process.stdin.write(data)  # type: ignore[union-attr]

    def say(self, kind: str) -> None:
        """Send a message that has nothing but a type."""
        self.send({"type": kind})

    def say_unless_ended(self, kind: str) -> None:
        """The same to a host that may have ended by itself in the meantime."""
        with contextlib.suppress(BrokenPipeError):
            self.say(kind)

    def wait_for(self, kind: str, within: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """Read messages up to the first of this type and return it; raises when it doesn't come."""
        return self.wait_for_one_of(kind, within=within)

    def wait_for_one_of(self, *kinds: str, within: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The same with several types."""
        deadline = time.monotonic() + within
        while True:
            message = self._next(deadline)
            if message is None:
                wanted = " or ".join(map(repr, kinds))
                raise AssertionError(f"no {wanted} came within {within} s: {self.messages} {self.log!r}")
            if message["type"] in kinds:
                return message

    def wait_for_exit(self, within: float = PATIENCE_SECONDS) -> int:
        """Read all messages to the end and return the exit code."""
        code = self.process.wait(within)
        for reader in self._readers:
            reader.join(within)
        while self._next(time.monotonic()) is not None:
            pass
        return code

    def run_through(self, *args: Any, **kwargs: Any) -> int:
        """A whole run as the app drives it; returns the exit code."""
        self.begin(*args, **kwargs)
        self.wait_for("ready")
        self.say("start")
        self.wait_for("finished")
        self.say("release")
        return self.wait_for_exit()

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        """The messages of one type read so far."""
        return [message for message in self.messages if message["type"] == kind]

    def tasks(self) -> list[dict[str, Any]]:
        """All task records read so far, in the order they came."""
        return [record for message in self.of_type("tasks") for record in message["tasks"]]

    def _next(self, deadline: float) -> dict[str, Any] | None:
        try:
            line = self._incoming.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return None
        if not line:
            return None
        message: dict[str, Any] = json.loads(line)
        self.messages.append(message)
        return message

    def _read_lines(self) -> None:
        for line in os.fdopen(self.process.stdout.fileno(), "rb", closefd=False):  # type: ignore[union-attr]
            self._incoming.put(line)
        self._incoming.put(b"")

    def _read_log(self) -> None:
        while block := self.process.stderr.read(65536):  # type: ignore[union-attr]
            self.log += block


def start_host(entry: Path = HOST, open_files: int | None = None) -> subprocess.Popen[bytes]:
    """A host with pipes on all three descriptors, in a process group of its own, `open_files` at most."""
    limited = [] if open_files is None else ["/bin/sh", "-c", 'ulimit -n "$0" && exec "$@"', str(open_files)]
    return subprocess.Popen(
        [*limited, sys.executable, "-X", "utf8", str(entry)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env=_environment(),
        start_new_session=True,
    )


def parameters_message(
    workload: str,
    strategy: str,
    workers: int,
    parameters: dict[str, Any],
    options: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The first message of a run."""
    return {
        "type": "parameters",
        "protocol": 1,
        "workload": workload,
        "strategy": strategy,
        "workers": workers,
        "seed": 1,
        "parameters": parameters,
        "options": options or {},
        **more,
    }


def json_line(message: dict[str, Any]) -> bytes:
    """A message as it goes over the pipe."""
    return json.dumps(message).encode() + b"\n"


def seconds_until(condition: Callable[[], bool], at_most: float = PATIENCE_SECONDS) -> float:
    """How long it took until the condition held; raises when it never did."""
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > at_most:
            raise AssertionError(f"did not come about within {at_most} s")
        time.sleep(0.005)
    return time.monotonic() - begun


def _environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return {**environment, "PYTHONPYCACHEPREFIX": _CACHE}

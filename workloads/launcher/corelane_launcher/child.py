"""The command while it runs: its start, its end, and the end of what it started."""

from __future__ import annotations

import os
import time

from corelane_host.clock import now_ns

from .account import Account, Exit, exit_of, usage_of
from .command import Command
from .program import find_program
from .shell_cost import SHELL
from .spawn import Streams, spawn
from .tree import Group, Tree
from .tree_end import TreeEnd

_POLL_SECONDS = 0.01
_END_SECONDS = 2.0
"""For what can't be ended: it is somebody else's, or hangs in the kernel."""


class Child:
    """One command. Everything here is called from the main thread: it alone may wait for processes."""

    def __init__(self, command: Command, streams: Streams, tree: Tree | Group, tree_end: TreeEnd) -> None:
        self._argv = [SHELL, "-c", *command.argv] if command.shell else command.argv
        self._program = find_program(self._argv[0], command.environment)
        self._command = command
        self._streams = streams
        self._tree = tree
        self._tree_end = tree_end
        self.label = os.path.basename(self._argv[0])
        self.account = Account()
        self.pid = 0
        """0: not started."""
        self.start_ns = self.end_ns = 0
        self.ended = Exit(None, None)
        self.left_behind = 0

    def start(self) -> None:
        """Start it, and note when."""
        argv, environment = self._argv, self._command.environment
        self.start_ns = now_ns()
        self.pid = spawn(self._program, argv, environment, self._streams)
        self._tree.begun(self.pid)

    def wait(self) -> None:
        """Return when the command has ended, or with `endsWith: "tree"` the last process that it started."""
        while self._reap() != self.pid:
            pass
        if self._command.ends_with == "tree":
            self._wait_for_tree()

    def end_rest(self) -> None:
        """End what still lives, and take its CPU time into the account."""
        deadline = time.monotonic() + _END_SECONDS
        while True:
            self.left_behind += self._tree_end.end()
            # One that forked and ended while the tree was looked at can have hidden another.
            if self._has_none_left() or time.monotonic() > deadline:
                return

    def _has_none_left(self) -> bool:
        pid = self._reap(os.WNOHANG)
        while pid:
            pid = self._reap(os.WNOHANG)
        return (pid is None or self._tree.has_aside) and not self._tree.living()

    def _wait_for_tree(self) -> None:
        # What has no parent any more comes here, so that the last one is a child of this process.
        while not self._tree.has_aside or self._tree.living_below() or self._tree.living_below():
            if self._reap() is None:
                break
        # But on macOS, and what is known by its environment alone, can only be asked for.
        while self._tree.living():
            time.sleep(_POLL_SECONDS)
            self.end_ns = now_ns()

    def _reap(self, flags: int = 0) -> int | None:
        """Wait for one process; returns its pid. 0: none has ended yet; `None`: there is none."""
        try:
            pid, status, used = os.wait4(-1, flags)
        except ChildProcessError:
            return None
        at_ns = now_ns()
        if pid != 0 and not self._tree.forget_aside(pid):
            self._note(pid, status, at_ns)
            self.account.add(usage_of(used))
        return pid

    def _note(self, pid: int, status: int, at_ns: int) -> None:
        if pid == self.pid:
            self.ended = exit_of(status)
        if pid == self.pid or self._command.ends_with == "tree":
            self.end_ns = at_ns

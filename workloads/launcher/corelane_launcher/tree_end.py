"""Ending the command's processes: politely first, and then so that nothing gets away."""

from __future__ import annotations

import signal
import threading
import time

from .process_table import Process
from .tree import Group, Tree, identity

GRACE_SECONDS = 0.5
"""Between SIGTERM and SIGKILL."""

_KILL_SECONDS = 2.0
_POLL_SECONDS = 0.01
_MOST_SWEEPS = 100


class TreeEnd:
    """Ends all of a tree. Several threads may want that at once; the later ones wait for the first."""

    def __init__(self, tree: Tree | Group) -> None:
        self._tree = tree
        self._lock = threading.Lock()

    def end(self) -> int:
        """SIGTERM, a grace time, SIGKILL. Returns how many were alive at the beginning."""
        with self._lock:
            members = self._tree.living()
            if members:
                self._tree.send(members, signal.SIGTERM)
                self._tree.send(members, signal.SIGCONT)  # one that is suspended would not see the other
                if not self._is_empty_within(GRACE_SECONDS):
                    self._kill()
            return len(members)

    def end_all(self) -> None:
        """The same, with what `prepare` has left."""
        self._tree.take_back()
        self.end()

    def kill_all(self) -> None:
        """SIGKILL at once, with what `prepare` has left."""
        self._tree.take_back()
        self._kill()  # without the lock: whoever holds it may be in its grace time

    def _kill(self) -> None:
        deadline = time.monotonic() + _KILL_SECONDS
        while True:
            members = self._hold()
            self._tree.send_groups(members, signal.SIGKILL)
            self._tree.send(members, signal.SIGKILL)
            if self._is_empty_within(5 * _POLL_SECONDS) or time.monotonic() > deadline:
                return

    def _hold(self) -> list[Process]:
        """All members, suspended: while some are being killed, the others could go on forking."""
        held: dict[tuple[int, int], Process] = {}
        found = self._tree.living()
        for _ in range(_MOST_SWEEPS):
            fresh = [member for member in found if identity(member) not in held]
            if not fresh:
                break
            self._tree.send_groups(fresh, signal.SIGSTOP)
            self._tree.send(fresh, signal.SIGSTOP)
            held.update((identity(member), member) for member in fresh)
            found = self._tree.living_below()  # quickly: one may live for less than a look at all processes takes
        return list(held.values())

    def _is_empty_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        # Twice: one that forks and ends during a look can hide the other from it.
        while self._tree.living() or self._tree.living():
            if time.monotonic() > deadline:
                return False
            time.sleep(_POLL_SECONDS)
        return True

"""Becoming the parent of whatever loses its own below this process."""

from __future__ import annotations

import sys

_PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> bool:
    """Daemons come back here, and their end is reported here. False: this system (not Linux) has no such thing."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        import ctypes

        return bool(ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)
    except (ImportError, OSError, AttributeError):  # Pythons built without ctypes, or without a C library to load
        return False

"""Errors of the host's own in places that would keep them to themselves: the calls and callbacks of a pool."""

from __future__ import annotations

import threading


def raise_aside(error: BaseException) -> None:
    """Raise this in a thread of its own, where it ends the host as any error of a thread does."""

    def throw() -> None:
        raise error

    threading.Thread(target=throw, name="failure").start()

"""Digests that tell whether two strategies (or two languages) did the same work."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def u64(number: int) -> bytes:
    """Eight bytes, little-endian; negative numbers in two's complement."""
    return (number & 0xFFFF_FFFF_FFFF_FFFF).to_bytes(8, "little")


def task_digest(data: bytes) -> str:
    """First 16 hex digits of SHA-256 over the bytes a workload defines for its task."""
    return hashlib.sha256(data).hexdigest()[:16]


def run_digest(outcomes: Iterable[str]) -> str:
    """SHA-256 over `index:outcome` lines; an outcome is a task digest, or `!CODE` of a failed task."""
    whole = hashlib.sha256()
    for index, outcome in enumerate(outcomes):
        whole.update(f"{index}:{outcome}\n".encode())
    return whole.hexdigest()

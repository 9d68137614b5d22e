"""What tasks give to the host beside their digests: data that it digests itself, and what shared state came to."""

from __future__ import annotations

from typing import Any, NamedTuple


class Handover(NamedTuple):
    """Given back by a task in place of its digest: the host makes the digest of `content`, as it has arrived."""

    content: Any


class Invariant(NamedTuple):
    """A statement about the shared state of a run that holds if nothing was lost."""

    name: str
    unit: str
    """What is counted, for people."""
    expected: int
    actual: int
    relation: str
    """`equal` or `at-most`."""
    guaranteed: bool
    """False where the parameters ask for no protection: a difference is what the run is to show."""

    def as_message(self) -> dict[str, Any]:
        """Names of the protocol."""
        return self._asdict()

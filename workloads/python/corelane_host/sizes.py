"""How big each task is: all alike, growing, or a few giants among many small ones."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any, NamedTuple

from .errors import HostError
from .splitmix32 import splitmix32

RULES = ("uniform", "linear", "heavy-tailed")
_TAIL_BITS = 5


class Sizes(NamedTuple):
    """Sizes of the tasks of a run. Integers only, so that every language has the same."""

    tasks: int
    size: int
    rule: str = "uniform"
    seed: int = 0
    least: int = 0

    def of(self, index: int) -> int:
        """Size of a task."""
        if self.rule == "linear":
            return max(self.least, self.size * 2 * (index + 1) // (self.tasks + 1))
        if self.rule == "heavy-tailed":
            return max(self.least, self.size * 2 * 2 ** _tail((self.seed + index) % 2**32) // 7)
        return self.size


def _tail(state: int) -> int:
    """0 for one task in two, 1 for one in four, … at most 5: zeros at the low end of a random number."""
    number = next(islice(splitmix32(state), 1))
    return next((bit for bit in range(_TAIL_BITS) if number >> bit & 1), _TAIL_BITS)


def rule_of(values: Mapping[str, Any]) -> str:
    """The parameter `sizes`, which may be absent."""
    rule = values.get("sizes", "uniform")
    if rule in RULES:
        return str(rule)
    raise HostError("bad-parameter", f"'sizes' is {rule!r:.60}; this host knows {', '.join(RULES)}.")

"""How big each task is: all alike, growing, or a few giants among many small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .checks import one_of, whole_number
from .splitmix32 import splitmix32

if TYPE_CHECKING:
    from .parameters import Parameters

RULES = ("uniform", "linear", "heavy-tailed")
_TAIL_BITS = 5


class Sizes(NamedTuple):
    """Sizes of the tasks of a run. Integers only, so that every language has the same."""

    tasks: int
    size: int
    rule: str = "uniform"
    least: int = 0
    seed: int = 0

    def of(self, index: int) -> int:
        """Size of a task."""
        if self.rule == "linear":
            return max(self.least, self.size * 2 * (index + 1) // (self.tasks + 1))
        if self.rule == "heavy-tailed":
            return max(self.least, self.size * 2 * 2 ** _tail((self.seed + index) % 2**32) // 7)
        return self.size


def _tail(state: int) -> int:
    """0 for one task in two, 1 for one in four, … at most 5: zeros at the low end of a random number."""
    number = next(splitmix32(state))
    return next((bit for bit in range(_TAIL_BITS) if number >> bit & 1), _TAIL_BITS)


def task_sizes(parameters: Parameters, least: int) -> Sizes:
    """Parameters: `tasks`, `size` (at least `least`), `sizes` (may be absent)."""
    values = parameters.values
    tasks, size = whole_number(values, "tasks", 1), whole_number(values, "size", least)
    rule = one_of({"sizes": RULES[0], **values}, "sizes", RULES)
    return Sizes(tasks, size, rule, least, parameters.seed)

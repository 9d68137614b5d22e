"""Where tasks that wait for each other would wait for ever."""

from __future__ import annotations

from ..checks import bad_parameter
from ..parameters import Parameters


def refuse_deadlocks(parameters: Parameters) -> None:
    """Raise where a task could come to wait for one that its own worker is to run later."""
    options = parameters.options
    if parameters.workers < 2:
        raise bad_parameter("Its tasks wait for each other, and a single worker would wait for ever: use 2 or more.")
    if options.schedule not in (None, "round-robin", "dynamic") or options.chunk != 1:
        raise bad_parameter(
            "Its tasks wait for each other, and a worker with several of them in a row would wait for ever: choose"
            " schedule 'round-robin' or 'dynamic', with chunk 1."
        )

"""The last words of a host that can't go on."""

from __future__ import annotations

import sys

from .channel import Channel
from .ending import claim_the_end, end_now
from .errors import HostError

_LONGEST_SENTENCE = 2000


def fail(channel: Channel, error: BaseException | None, who: str) -> None:
    """Say why `who`, the host or the launcher, can't go on, and end it."""
    claim_the_end()
    if not isinstance(error, HostError):
        if error is not None:
            import traceback  # only now: it would make every start slower, and every command seem to use more memory

            traceback.print_exception(type(error), error, error.__traceback__, file=sys.stderr)
        error = HostError("internal-error", f"The {who} failed; its log has more. {type(error).__name__}: {error}")
    last = {"type": "host-error", "code": error.code, "message": error.message[:_LONGEST_SENTENCE]}
    channel.send_last(*([] if error.before is None else [error.before]), last)
    sys.stderr.flush()
    end_now(1)

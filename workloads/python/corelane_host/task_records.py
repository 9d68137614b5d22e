"""Task records as the protocol has them, many at once.

They are written by hand, which takes less than half of the time that `json.dumps` does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Optional, Tuple, Union

from .errors import TaskError

TaskRecord = Tuple[int, int, int, int, int, Optional[int], Union[str, TaskError]]
"""Task, worker, and queued, started, finished and received in ns since the epoch, then the digest or the error.

Plain tuples: tiny tasks come by the ten thousand a second, and a named tuple takes several times as long to make.
"""

TASKS_A_LINE = 256
LONGEST_LINE_BYTES = 1024 * 1024


def lines_for(records: Sequence[TaskRecord]) -> bytes:
    """The `tasks` lines of these records, none too long."""
    if len(records) <= TASKS_A_LINE:
        return _line_for([json_of(record) for record in records])
    firsts = range(0, len(records), TASKS_A_LINE)
    return b"".join(lines_for(records[first : first + TASKS_A_LINE]) for first in firsts)


def json_of(record: TaskRecord) -> str:
    """One record, as `json.dumps` would have it."""
    task, worker, queued_ns, started_ns, finished_ns, received_ns, outcome = record
    received = "" if received_ns is None else f'"receivedNs":{received_ns},'
    return (
        f'{{"task":{task},"worker":{worker},"queuedNs":{queued_ns},"startedNs":{started_ns},'
        f'"finishedNs":{finished_ns},{received}{_json_of_outcome(outcome)}}}'
    )


def _json_of_outcome(outcome: str | TaskError) -> str:
    if isinstance(outcome, TaskError):
        return f'"error":{_dumps(outcome._asdict())}'
    # Digests are hexadecimal, and anything else would be a workload's defect: still no broken line.
    return f'"digest":"{outcome}"' if outcome.isalnum() and outcome.isascii() else f'"digest":{_dumps(outcome)}'


def _dumps(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _line_for(texts: list[str]) -> bytes:
    line = b'{"type":"tasks","tasks":[%b]}\n' % ",".join(texts).encode()
    if len(line) <= LONGEST_LINE_BYTES or len(texts) < 2:
        return line
    half = len(texts) // 2
    return _line_for(texts[:half]) + _line_for(texts[half:])

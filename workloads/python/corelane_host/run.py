"""One run as the host sees it: from the first worker to the last result, and what main has to be told about it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from typing import Any, Callable

from .channel import Channel
from .clock import now_ns
from .crew import Crew
from .digests import run_digest
from .ending import claim_the_end, end_now
from .errors import HostError, TaskError
from .parameters import Parameters
from .tasks.workload import Workload
from .usage import NOTHING, peak_rss_bytes, process_usage
from .worker import TaskResult

# Among many busy threads the reader gets the interpreter only every now and then. Once the run is stopped, the tasks'
# own speed no longer matters, so they may be interrupted more often; much more often, and the threads that wait would
# keep the cores busy with nothing but asking.
_SWITCH_SECONDS_PER_WORKER = 20e-6


class Run:
    """What a strategy works with.

    A strategy makes its workers, calls `worker_started` for each, then `ready`, hands out the tasks, calls `record`
    with each result and in the end `finish`. Everything may be called from any thread.
    """

    def __init__(self, parameters: Parameters, workload: Workload, channel: Channel, epoch_ns: int) -> None:
        self.workload = workload
        self.workers = parameters.workers
        self.tasks_total = workload.tasks_total
        self.start_method = parameters.options.start_method
        self.stopping = False
        """No task may start any more."""
        self.is_ready = False
        """All workers exist, and main has been told so."""
        self._channel = channel
        self._epoch_ns = epoch_ns
        self._crew = Crew(channel)
        self._on_stop: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._is_over = False
        self._started = threading.Event()
        self._done = threading.Event()
        self._released = threading.Event()
        self._start_ns = self._end_ns = 0
        self._usage_at_start = self._usage = NOTHING
        self._outcomes: list[str | None] = [None] * self.tasks_total
        self._queued_ns: dict[int, int] = {}
        self._tasks_done = self._tasks_failed = 0

    # What strategies call, in this order.

    def worker_started(
        self, number: int, kind: str, label: str = "", pid: int | None = None, tid: int | None = None
    ) -> None:
        """A worker exists. Without `pid` and `tid` it is the calling thread."""
        if pid is None:
            pid, tid = os.getpid(), threading.get_native_id()
        self._crew.started(number, kind, label or f"{kind} {number}", pid, tid)

    def ready(self) -> None:
        """All workers exist and wait: say so, and return when main says `start`."""
        message = {"type": "ready", "tasksTotal": self.tasks_total}
        with self._lock:
            self.is_ready = True
            self._channel.send(with_fingerprint(message, self.workload.input_fingerprint))
        self.wait_for_start()

    def wait_for_start(self) -> None:
        """Return when main says `start`."""
        self._started.wait()

    def handed_out(self) -> Iterator[int]:
        """Task indexes for a pool's queue, noting when each one was taken from here."""
        for index in range(self.tasks_total):
            if self.stopping:
                return
            self._queued_ns[index] = now_ns()
            yield index

    def record(self, result: TaskResult) -> None:
        """A result is in the host. After the end of the run it is no longer wanted."""
        with self._lock:
            if self._is_over:
                return
            self._count(result)
            self._crew.used(result.worker, result.usage)
            self._channel.add_task(self._task_record(result))
            if self.done:
                self._end()

    @property
    def done(self) -> bool:
        """Every task has a result."""
        return self._tasks_done + self._tasks_failed == self.tasks_total

    def finish(self) -> None:
        """Wait for the last result and say `finished`; return when main says `release`."""
        self._done.wait()
        if self._take_the_last_word():
            self._say_finished(stopped=False)
        self.wait_for_release()

    def wait_for_release(self) -> None:
        """Return when the workers may end. After a stop, the process ends soon."""
        self._released.wait()

    def on_stop(self, act: Callable[[], None]) -> None:
        """`act` is called when main says `stop`: how worker processes come to know of it."""
        self._on_stop.append(act)

    def worker_ended(self, number: int, exit_code: int | None) -> None:
        """A worker process is gone: as it should after `release`, too early before.

        Before the last result the run can't go on, and this raises.
        """
        self._crew.ended(number, exit_code)
        if not self._is_over:
            raise HostError("worker-died", *self._crew.obituary(number))
        if self.released and self._crew.has_losses:
            self._end_without_workers()

    # What main's messages do, in the reader thread.

    @property
    def released(self) -> bool:
        """Main has allowed the workers to end."""
        return self._released.is_set()

    def obey(self, kind: str) -> bool:
        """Act on main's message. False: it makes no sense now."""
        if kind == "start" and self.is_ready and not self._started.is_set():
            self._start()
        elif kind == "stop":
            self._stop()
        elif kind == "release" and self._is_over and not self.released:
            self._release()
        else:
            return False
        return True

    def _start(self) -> None:
        self._usage_at_start = process_usage()
        self._start_ns = now_ns()
        self._started.set()

    def _stop(self) -> None:
        with self._lock:
            if not self.is_ready:
                claim_the_end()
                end_now(0)
        self.stopping = True
        sys.setswitchinterval(min(sys.getswitchinterval(), self.workers * _SWITCH_SECONDS_PER_WORKER))
        for act in self._on_stop:
            act()
        if self._take_the_last_word():
            self._end()
            self._say_finished(stopped=True)

    def _release(self) -> None:
        self._released.set()
        if self.stopping or self._crew.has_losses:
            self._end_without_workers()

    def _end_without_workers(self) -> None:
        # Some of them are in a task that may never end, or in a pool that waits for a dead one.
        claim_the_end()
        self.say_workers_exited()
        end_now(0)

    # The account.

    def _count(self, result: TaskResult) -> None:
        if self._outcomes[result.task] is not None:
            raise RuntimeError(f"task {result.task} has two results")
        if isinstance(result.outcome, TaskError):
            self._tasks_failed += 1
            self._outcomes[result.task] = f"!{result.outcome.code}"
        else:
            self._tasks_done += 1
            self._outcomes[result.task] = result.outcome

    def _task_record(self, result: TaskResult) -> dict[str, Any]:
        record: dict[str, Any] = {
            "task": result.task,
            "worker": result.worker,
            "queuedNs": self._queued_ns.pop(result.task, self._start_ns) - self._epoch_ns,
            "startedNs": result.started_ns - self._epoch_ns,
            "finishedNs": result.finished_ns - self._epoch_ns,
        }
        if isinstance(result.outcome, TaskError):
            record["error"] = result.outcome._asdict()
        else:
            record["digest"] = result.outcome
        return record

    def _end(self) -> None:
        self._end_ns = now_ns()
        if not self._started.is_set():
            self._start_ns = self._end_ns
            self._usage_at_start = process_usage()
        self._usage = process_usage().since(self._usage_at_start)
        self._done.set()

    def _take_the_last_word(self) -> bool:
        # Either the stop or the last result ends a run; whichever comes second must keep silent.
        with self._lock:
            mine, self._is_over = not self._is_over, True
        return mine

    def _say_finished(self, stopped: bool) -> None:
        usage, fingerprint = self._usage._replace(max_rss_bytes=None), None
        if not stopped:  # a stop must be quick: no files, and no listing of a big folder once more
            self._crew.read_peaks()
            usage = usage._replace(max_rss_bytes=peak_rss_bytes(os.getpid()) or self._usage.max_rss_bytes)
            fingerprint = self.workload.fingerprint_again()
        message: dict[str, Any] = {
            "type": "finished",
            "startNs": self._start_ns - self._epoch_ns,
            "endNs": self._end_ns - self._epoch_ns,
            "tasksTotal": self.tasks_total,
            "tasksDone": self._tasks_done,
            "tasksFailed": self._tasks_failed,
            "digest": run_digest(outcome or "" for outcome in self._outcomes) if self.done else None,
            "stopped": stopped,
            "host": usage.as_message(),
        }
        self._channel.send(with_fingerprint(message, fingerprint))

    def say_workers_exited(self) -> None:
        """One `worker-exited` for each worker that has not had one."""
        self._crew.say_exited()


def with_fingerprint(message: dict[str, Any], fingerprint: str | None) -> dict[str, Any]:
    """The message, with the fingerprint of the input files where there are any."""
    return message if fingerprint is None else {**message, "inputFingerprint": fingerprint}

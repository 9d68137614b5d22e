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
from .ending import claim_the_end, end_now
from .errors import HostError, TaskError
from .gathering import Gathering
from .gauges import Gauges
from .loop_delay import LoopDelay, LoopTimer, worst
from .parameters import Parameters
from .schedules import chunks_of, share_of
from .task_ledger import TaskLedger
from .tasks.workload import Workload
from .time_limit import TimeLimit, time_limit_of
from .usage import NOTHING, peak_rss_bytes, process_usage
from .worker import Job, Report, TaskResult, Worker, has_failed

# Among many busy threads the reader gets the interpreter only every now and then. Once the run is stopped, the tasks'
# own speed no longer matters, so they may be interrupted more often; much more often, and the threads that wait would
# keep the cores busy with nothing but asking.
_SWITCH_SECONDS_PER_WORKER = 20e-6


class Run:
    """What a strategy works with.

    A strategy makes its workers, calls `worker_started` for each, then `ready`, hands out the tasks, calls `record`
    with each report of a worker (`arrived`, where it comes from elsewhere) and in the end `finish`. Everything may be
    called from any thread.
    """

    def __init__(
        self,
        parameters: Parameters,
        workload: Workload,
        channel: Channel,
        epoch_ns: int,
        gauges: Gauges | None = None,
    ) -> None:
        self.workload = workload
        self.workers = parameters.workers
        self.options = parameters.options
        self.job = Job(workload, parameters.options, gauges is not None)
        """What a `Worker` is made from."""
        self.tasks_total = workload.tasks_total
        self.stopping = False
        """No task may start any more."""
        self.is_ready = False
        """All workers exist, and main has been told so."""
        self._parameters = parameters
        self._channel = channel
        self._epoch_ns = epoch_ns
        self._crew = Crew(channel)
        self._gauges = gauges
        self._ledger = TaskLedger(workload)
        self._time_limit: TimeLimit | None = None
        self._on_stop: list[Callable[[], None]] = []
        self._gatherings: list[Gathering] = []
        channel.collect = self._collect
        self._loop_timers: list[LoopTimer] = []
        self._loop_delays: list[LoopDelay | None] = []
        self._lock = threading.Lock()
        self._is_over = False
        self._has_stragglers = False
        self._started = threading.Event()
        self._done = threading.Event()
        self._released = threading.Event()
        self._start_ns = self._end_ns = 0
        self._usage_at_start = self._usage = NOTHING

    # What strategies call, in this order.

    def worker_started(
        self, number: int, kind: str, label: str = "", pid: int | None = None, tid: int | None = None
    ) -> None:
        """A worker exists. Without `pid` and `tid` it is the calling thread."""
        if pid is None:
            pid, tid = os.getpid(), threading.get_native_id()
        with self._lock:
            if self._is_over:  # one that was on its way when the run was stopped
                return
            self._crew.started(number, kind, label or f"{kind} {number}", pid, tid)
            if self.options.per_task and self._time_limit:
                self._time_limit.watch_worker(number, [number])

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

    def is_stopping(self) -> bool:
        """For workers that look before each task."""
        return self.stopping

    def share_of(self, number: int) -> range:
        """Tasks of a worker, where they are split beforehand."""
        return share_of(self.options.schedule, number, self.workers, self.tasks_total)

    def handed_out(self) -> Iterator[tuple[int, int]]:
        """Chunks of tasks (first one, one behind the last) for a pool's queue, noting when each was taken from here."""
        for chunk in chunks_of(self.options.schedule, self.options.chunk, self.workers, self.tasks_total):
            if self.stopping:
                return
            self._ledger.queued(chunk)
            yield chunk.start, chunk.stop

    def one_by_one(self) -> Iterator[int]:
        """Tasks that get a worker of their own, noting when each one was taken from here."""
        for task in range(self.tasks_total):
            if self.stopping:
                return
            self._ledger.queued([task])
            yield task

    def arrived(self, report: Report) -> None:
        """A report has come, in one message, from another process or interpreter: record it, and when that was."""
        self.record(report, now_ns())

    def record(self, report: Report, received_ns: int | None = None) -> None:
        """A report is in the host. After the end of the run its results are no longer wanted.

        Without `received_ns` they were made in the host itself, and nothing was handed over.
        """
        if self._is_over:
            return
        number, results, readings, locked_cpu_ns, loop_delay_ns = report
        results = self._ledger.received(results)
        ends_the_run = self.options.on_task_error == "stop" and any(map(has_failed, results))
        with self._lock:
            if self._is_over:
                return
            self._crew.used(number, readings, locked_cpu_ns)
            self._take_in(number, results, received_ns)
            if self._gauges and loop_delay_ns is not None:
                self._gauges.told(number, loop_delay_ns)
            if self._ledger.done and not ends_the_run:
                self._end()
        if ends_the_run:
            self._stop("task-failed")

    def gather(self, worker: Worker) -> Gathering:
        """For a worker in the host's own process that may have tiny tasks: its results, one by one."""
        gathering = Gathering(worker, self.record, self._channel.announce)
        self._gatherings.append(gathering)
        return gathering

    def note_usage(self, report: Report) -> None:
        """A worker's last word, which it says behind its last task, whether the run is over by then or not."""
        number, _, readings, locked_cpu_ns, _ = report
        self._crew.used(number, readings, locked_cpu_ns)

    @property
    def done(self) -> bool:
        """Every task has a result."""
        return self._ledger.done

    def time_loop(self, number: int, timer: LoopTimer) -> None:
        """The event loop of a worker in the host's own process runs tasks from now on."""
        self._loop_timers.append(timer)
        if self._gauges:
            self._gauges.watch(number, timer)

    def loop_was(self, delay: LoopDelay | None) -> None:
        """How late the event loop of a worker process was."""
        self._loop_delays.append(delay)

    def warn(self, code: str, message: str) -> None:
        """Tell main of something that the run goes on with."""
        self._channel.send({"type": "warning", "code": code, "message": message})

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
        """Do this when main says `stop`: for workers that can't see `stopping`."""
        self._on_stop.append(act)

    def worker_ended(self, number: int, exit_code: int | None, consequence: str = "") -> None:
        """A worker process is gone: as it should after `release`, too early before.

        Before the last result the run can't go on, and this raises; `consequence` says what a library made of it.
        """
        self._crew.ended(number, exit_code)
        if not self._is_over and not self.stopping and not self.done:
            raise HostError("worker-died", *self._crew.obituary(number, self._ledger.missing(), consequence))
        if self.released and self._crew.has_losses:
            self._end_without_workers()

    def worker_exited(self, number: int) -> None:
        """A worker that was there for one task has ended."""
        with self._lock:
            if not self._is_over:
                self._crew.say_one_exited(number)

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
        self._time_limit = time_limit_of(self._parameters, self.tasks_total, self._ledger.missing)
        if self._gauges:
            self._gauges.begin()
        self._started.set()

    def _stop(self, because: str | None = None) -> None:
        with self._lock:
            if not self.is_ready:
                claim_the_end()
                end_now(0)
        self.stopping = True
        sys.setswitchinterval(min(sys.getswitchinterval(), self.workers * _SWITCH_SECONDS_PER_WORKER))
        for act in self._on_stop:
            act()
        self._collect()
        if self._take_the_last_word():
            self._end()
            self._say_finished(stopped=True, because=because)

    def _release(self) -> None:
        self._released.set()
        if self.stopping or self._crew.has_losses or self._has_stragglers:
            self._end_without_workers()

    def _end_without_workers(self) -> None:
        # Some of them are in a task that may never end, or in a pool that waits for a dead one.
        claim_the_end()
        self.say_workers_exited()
        end_now(0)

    # The account.

    def _collect(self) -> None:
        for gathering in list(self._gatherings):
            gathering.collect()

    def _take_in(self, number: int, results: list[TaskResult], received_ns: int | None) -> None:
        records = self._ledger.count(number, results, received_ns, (self._start_ns, self._epoch_ns))
        self._channel.add_tasks(records)
        if self._time_limit:
            self._time_limit.results(number, len(results))
        if self.options.async_calls == "to-thread" and any(map(_was_late, results)):
            # Its coroutine was cancelled, but the thread that it had the work done in goes on.
            self._has_stragglers = True

    def _end(self) -> None:
        self._end_ns = now_ns()
        if not self._started.is_set():
            self._start_ns = self._end_ns
            self._usage_at_start = process_usage()
        self._usage = process_usage().since(self._usage_at_start)
        if self._time_limit:
            self._time_limit.end()
        if self._gauges:
            self._gauges.end()
        self._loop_delays.extend(timer.delay() for timer in self._loop_timers)
        self._done.set()

    def _take_the_last_word(self) -> bool:
        # Either the stop or the last result ends a run; whichever comes second must keep silent.
        with self._lock:
            mine, self._is_over = not self._is_over, True
        return mine

    def _say_finished(self, stopped: bool, because: str | None = None) -> None:
        message: dict[str, Any] = {
            "type": "finished",
            "startNs": self._start_ns - self._epoch_ns,
            "endNs": self._end_ns - self._epoch_ns,
            "tasksTotal": self.tasks_total,
            "tasksDone": self._ledger.tasks_done,
            "tasksFailed": self._ledger.tasks_failed,
            "digest": self._ledger.digest(),
            "stopped": stopped,
            "host": self._usage._replace(max_rss_bytes=None).as_message(),
        }
        if because is not None:
            message["stoppedBecause"] = because
        delay = worst(self._loop_delays)
        if delay is not None:
            message["eventLoopDelay"] = delay.as_message()
        # A stop must be quick: no files, and no listing of a big folder once more.
        self._channel.send(message if stopped else {**message, **self._second_look()})

    def _second_look(self) -> dict[str, Any]:
        """What only the end of all tasks tells: memory, shared state, and whether the input has changed."""
        self._crew.read_peaks()
        usage = self._usage._replace(max_rss_bytes=peak_rss_bytes(os.getpid()) or self._usage.max_rss_bytes)
        found: dict[str, Any] = {"host": usage.as_message()}
        invariants = [invariant.as_message() for invariant in self.workload.invariants()]
        if invariants:
            found["invariants"] = invariants
        return with_fingerprint(found, self.workload.fingerprint_again())

    def say_workers_exited(self) -> None:
        """One `worker-exited` for each worker that has not had one."""
        self._crew.say_exited()


def _was_late(result: TaskResult) -> bool:
    outcome = result[3]
    return isinstance(outcome, TaskError) and outcome.code == "TimeoutError"


def with_fingerprint(message: dict[str, Any], fingerprint: str | None) -> dict[str, Any]:
    """The message, with the fingerprint of the input files where there are any."""
    return message if fingerprint is None else {**message, "inputFingerprint": fingerprint}

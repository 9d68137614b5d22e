"""One run of a command: what main may ask for, and what follows from it."""

from __future__ import annotations

import os
import threading

from corelane_host.channel import Channel
from corelane_host.ending import claim_the_end, end_now
from corelane_host.errors import HostError

from .child import Child
from .command import Command
from .marked_output import MarkedOutput
from .marks import Marks
from .output import Output
from .program import enter
from .report import Report
from .shell_cost import NO_SHELL, measure_shell
from .side_command import run_aside
from .told import Told
from .tree import find_tree
from .tree_end import TreeEnd


class Launch:
    """Led by the main thread through `lead`; `obey` and `tick` are called in the thread that reads from main."""

    def __init__(self, command: Command, channel: Channel, epoch_ns: int) -> None:
        self.released = False
        """Main has allowed the end."""
        self.is_working = False
        """Main has said `start`, and the command has not ended."""
        self._command = command
        self._channel = channel
        self._epoch_ns = epoch_ns
        self._tree = find_tree(command.run_id)
        self._tree_end = TreeEnd(self._tree)
        self._marks = Marks(channel, epoch_ns)
        self._told = Told(channel, epoch_ns)
        self._marked = MarkedOutput(self._marks, self._told, channel) if command.marks else None
        self._output: Output | None = None
        self._is_ready = self._is_over = self._stopping = self._was_too_much = False
        self._lock = threading.Lock()
        self._may_start = threading.Event()
        self._may_end = threading.Event()

    @property
    def helper_tids(self) -> list[int | None]:
        """Threads besides the main one and those that serve main."""
        return [self._marked.reader.native_id] if self._marked else []

    def lead(self) -> None:
        """The whole run, from what comes before `ready` to the last account."""
        output, report = self._prepare()
        child = self._make_child(output)
        self._say_ready()
        self._may_start.wait()
        if self._start(child, report):
            self._work(child, report)
        self._is_over = True
        if self._stopping:
            report.stopped(child, output)
        else:
            report.finished(child, output, self._was_too_much)
        self._may_end.wait()
        if child.pid:
            report.exited(child)
        self._clean_up()

    def kill_all(self) -> None:
        """Leave no process, and don't be polite."""
        self._tree_end.kill_all()

    # What main asks for, in the reader thread.

    def obey(self, kind: str) -> bool:
        """Act on main's message. False: it makes no sense now."""
        if kind == "start" and self._is_ready and not self._may_start.is_set():
            self.is_working = True
            self._may_start.set()
        elif kind == "stop":
            self._stop()
        elif kind == "release" and self._is_over and not self.released:
            self.released = True
            self._may_end.set()
        else:
            return False
        return True

    def tick(self) -> None:
        """Look after the command that is running."""
        self._marks.flush()
        self._told.flush()
        if self._output and not self._was_too_much and self._output.is_too_much():
            self._was_too_much = True
            self._tree_end.end()

    def _stop(self) -> None:
        if self._take_stop():
            self._may_start.set()
            self._tree_end.end()
        elif not self._is_ready:
            claim_the_end()
            self._tree_end.end_all()
            end_now(0)
        elif self.released:
            self._tree_end.end_all()  # only `cleanup` can be left

    def _take_stop(self) -> bool:
        # Either the stop or the command's own end is the end of the run; what comes second changes nothing.
        with self._lock:
            if self._is_ready and not self._is_over:
                self._stopping = True
            return self._stopping and not self.released

    # What the main thread does.

    def _prepare(self) -> tuple[Output, Report]:
        command = self._command
        enter(command.directory)
        if command.prepare:
            failure = run_aside(command.prepare, command, self._tree)
            if failure:
                raise HostError("prepare-failed", f"The run was not started, because its preparation failed: {failure}")
            enter(command.directory)  # it may have made it anew
        shell = measure_shell(command.environment) if command.shell else NO_SHELL
        return Output(command), Report(command, self._channel, self._epoch_ns, shell)

    def _make_child(self, output: Output) -> Child:
        self._output = output
        streams = output.files
        if self._marked:
            self._marked.copy_into(streams.stdout)
            streams = streams._replace(stdout=self._marked.write_end)
        return Child(self._command, streams, self._tree, self._tree_end)

    def _say_ready(self) -> None:
        forget_the_dead()
        self._tree.set_aside()
        with self._lock:
            self._is_ready = True
        self._channel.send({"type": "ready", "tasksTotal": 1})

    def _start(self, child: Child, report: Report) -> bool:
        report.starting()
        with self._lock:
            if self._stopping:
                return False
            child.start()
        if self._marked:
            self._marked.started(child.start_ns)
        report.started(child)
        return True

    def _work(self, child: Child, report: Report) -> None:
        child.wait()
        report.ending()
        with self._lock:
            self._is_over = True
        self.is_working = False
        child.end_rest()
        if self._marked:
            self._marked.finish()

    def _clean_up(self) -> None:
        try:
            if self._command.cleanup:
                enter(self._command.directory)
                self._warn_of(run_aside(self._command.cleanup, self._command, self._tree))
        except HostError as error:
            self._warn_of(error.message)
        self._tree_end.end_all()

    def _warn_of(self, failure: str | None) -> None:
        if failure:
            text = f"What comes after the run failed: {failure}"
            self._channel.send({"type": "warning", "code": "cleanup-failed", "message": text})


def forget_the_dead() -> None:
    """What `prepare` started in the background and has ended is nobody's any more."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass

"""Worker processes with a pipe each: started, listened to, and told what to do."""

from __future__ import annotations

import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Callable, NamedTuple

from .parent_watch import watch_parent
from .run import Run


class Member(NamedTuple):
    """A worker process, and the host's end of the pipe to it."""

    number: int
    process: BaseProcess
    pipe: Connection


def hire(context: Any, number: int, body: Callable[..., None], *more: Any) -> Member:
    """Start a process that runs `body(pipe, number, *more)`."""
    pipe, far_end = context.Pipe()
    process = context.Process(target=body, args=(far_end, number, *more))
    process.start()
    far_end.close()  # now the worker alone holds it, and the pipe ends with the worker
    return Member(number, process, pipe)


def introduce(pipe: Connection) -> None:
    """First thing in each process: watch the host, and say which thread runs the tasks."""
    watch_parent()
    pipe.send(threading.get_native_id())


def welcome(run: Run, member: Member) -> None:
    """In the host: wait until a process has introduced itself, and announce it as a worker."""
    run.worker_started(member.number, "process", pid=member.process.pid, tid=receive(run, member))


def receive(run: Run, member: Member) -> Any:
    """What a worker sent. It sends until it is released, so a pipe that has ended means that it died."""
    try:
        return member.pipe.recv()
    except (EOFError, OSError):
        member.process.join()
        run.worker_ended(member.number, member.process.exitcode)  # raises, unless the run is over
        return run.finish()


def tell(crew: list[Member], word: str) -> None:
    """Send a word to every worker. One that is gone is noticed where its results are missing."""
    for member in crew:
        with suppress(OSError):
            member.pipe.send(word)


def dismiss(run: Run, crew: list[Member]) -> None:
    """Let the workers end, and wait until they have."""
    tell(crew, "release")
    for member in crew:
        member.process.join()
        run.worker_ended(member.number, member.process.exitcode)

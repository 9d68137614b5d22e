"""Tasks that a command tells of by itself."""

from __future__ import annotations

import json
import os
import sys
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

from .launcher_process import LAUNCHER_FOLDER, LauncherProcess, on_posix

with mock.patch.object(sys, "path", [*sys.path, str(LAUNCHER_FOLDER)]):
    from corelane_launcher.spoken import Spoken
    from corelane_launcher.told import Told
    from corelane_launcher.told_lines import LONGEST_LINE_BYTES, MOST_WORKERS

CASES = json.loads((LAUNCHER_FOLDER / "testing" / "told-lines.json").read_text("utf-8"))
EXAMPLE = LAUNCHER_FOLDER.parent / "examples" / "telling.py"
HELLO = b'{"type":"hello","protocol":1,"clockNs":"0"}'
MEANT = ("hello", "worker-started", "tasks")


def kind_of(spoken: Spoken, line: bytes) -> str:
    before = spoken.lines.malformed
    heard = spoken.feed(line + b"\n")
    if (b"".join(heard.rest) == line + b"\n") is not (not heard.told):
        raise AssertionError("a line is either output or told")
    if spoken.lines.malformed > before:
        return "malformed"
    if not heard.told:
        return "output"
    kind = heard.told[0]["type"]
    return kind if kind in MEANT else "other"


def started(number: int) -> bytes:
    return json.dumps({"type": "worker-started", "id": number, "kind": "thread", "label": "x", "pid": 1}).encode()


class Lines(unittest.TestCase):
    def test_are_told_from_others_in_their_order(self) -> None:
        spoken = Spoken()
        for case in CASES:
            self.assertEqual(kind_of(spoken, case["line"].encode()), case["is"], case)
        self.assertEqual(spoken.lines.first_problem, "its protocol is not 1")

    def test_wherever_the_blocks_end(self) -> None:
        output = b"corelane:mark m\n{".join(case["line"].encode() + b"\n" for case in CASES)
        whole = Spoken()
        expected = whole.feed(output)
        rest = b"".join(expected.rest) + whole.end()
        for size in (1, 2, 3, 7, 50, 1000):
            spoken = Spoken()
            heard = [spoken.feed(output[at : at + size]) for at in range(0, len(output), size)]
            self.assertEqual([mark for each in heard for mark in each.marks], expected.marks)
            self.assertEqual([message for each in heard for message in each.told], expected.told)
            self.assertEqual(b"".join(piece for each in heard for piece in each.rest) + spoken.end(), rest)

    def test_one_that_is_too_long(self) -> None:
        spoken = Spoken()
        fitting = HELLO.ljust(LONGEST_LINE_BYTES)
        self.assertEqual(kind_of(spoken, fitting + b" "), "output")
        self.assertEqual(kind_of(spoken, fitting), "hello")

    def test_no_more_workers_than_anybody_could_look_at(self) -> None:
        spoken = Spoken()
        kind_of(spoken, HELLO)
        kinds = {kind_of(spoken, started(number)) for number in range(MOST_WORKERS)}
        self.assertEqual(kinds, {"worker-started"})
        self.assertEqual(kind_of(spoken, started(MOST_WORKERS)), "malformed")
        kind_of(spoken, HELLO)
        self.assertEqual(kind_of(spoken, started(0)), "malformed")

    def test_nothing_that_is_printed_ends_the_copying(self) -> None:
        spoken = Spoken()
        spoken.feed(HELLO + b"\n")
        number = b'{"type":"tasks","tasks":' + b"9" * 9999 + b"}"
        for line in (b'{"tasks":' + b"[" * 100_000, b'{"tasks":\xff}', number):
            self.assertEqual(spoken.feed(line + b"\n").told, [])


class FakeChannel:
    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def send(self, *messages: dict[str, Any]) -> None:
        self.sent.extend(messages)


class Telling(unittest.TestCase):
    epoch_ns = 1_000_000

    def setUp(self) -> None:
        self.channel = FakeChannel()
        self.told = Told(self.channel, self.epoch_ns)  # type: ignore[arg-type]
        self.spoken = Spoken()

    def hear(self, what: str, **values: Any) -> None:
        line = json.dumps({"type": what, **values}).encode() + b"\n"
        for message in self.spoken.feed(line).told:
            self.told.hear(message, self.epoch_ns + 50, self.epoch_ns + 10_000)

    def begin(self, clock_ns: int = 1_000_000, worker: int = 0) -> None:
        self.hear("hello", protocol=1, clockNs=str(clock_ns))
        self.hear("worker-started", id=worker, kind="thread", label="one", pid=5, tid=6)

    def record(self, task: int, **parts: int) -> dict[str, int]:
        return {"task": task, "worker": 0, "queuedNs": 100, "startedNs": 200, "finishedNs": 300, **parts}

    def test_times_from_the_epoch_and_each_thing_once(self) -> None:
        self.begin(self.epoch_ns - 20, worker=7)
        self.hear("tasks", tasks=[self.record(4, worker=7, receivedNs=400)])
        self.told.flush()
        self.told.flush()
        worker = {"id": 0, "kind": "thread", "label": "one", "pid": 5, "tid": 6}
        task = {"task": 4, "worker": 0, "queuedNs": 80, "startedNs": 180, "finishedNs": 280, "receivedNs": 380}
        self.assertEqual(self.channel.sent, [{"type": "told", "startNs": 50, "workers": [worker], "tasks": [task]}])

    def test_numbers_on_where_another_program_begins_to_speak(self) -> None:
        for _ in range(2):
            self.begin()
            self.hear("tasks", tasks=[self.record(0), self.record(1)])
        self.told.flush()
        (message,) = self.channel.sent
        self.assertEqual([worker["id"] for worker in message["workers"]], [0, 1])
        numbers = [(task["task"], task["worker"]) for task in message["tasks"]]
        self.assertEqual(numbers, [(0, 0), (1, 0), (2, 1), (3, 1)])

    def test_no_more_than_256_in_a_line(self) -> None:
        self.begin()
        self.hear("tasks", tasks=[self.record(task) for task in range(600)])
        self.told.flush()
        sizes = [(len(message["workers"]), len(message["tasks"])) for message in self.channel.sent]
        self.assertEqual(sizes, [(1, 256), (0, 256), (0, 88)])

    def test_what_is_left_out_is_said(self) -> None:
        self.begin()
        wrong = [{"queuedNs": 49}, {"queuedNs": 20_000}, {"finishedNs": 20_000}, {"receivedNs": 20_000}]
        tasks = [self.record(at, **parts) for at, parts in enumerate(wrong)]
        self.hear("tasks", tasks=[*tasks, self.record(1_000_000), self.record(5, queuedNs=50, finishedNs=10_000)])
        self.hear("tasks", tasks=1)
        self.told.finish(self.spoken.lines)
        first, *warnings = self.channel.sent
        self.assertEqual([task["task"] for task in first["tasks"]], [5])
        self.assertEqual([each["code"] for each in warnings], ["told-malformed", "told-times", "told-too-many"])
        self.assertRegex(warnings[0]["message"], r"^1 line of .* one: 'tasks' is no list\.$")
        self.assertRegex(warnings[1]["message"], r"^4 tasks ")
        self.assertRegex(warnings[2]["message"], r"^1 task .* below 1000000 ")


@on_posix
class Command(unittest.TestCase):
    def told(self, launcher: LauncherProcess, name: str) -> list[dict[str, Any]]:
        return [each for message in launcher.of_type("told") for each in message[name]]

    def test_its_tasks_are_told_and_its_output_is_whole(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(sys.executable, str(EXAMPLE), "3", marks=True)
            workers, tasks = self.told(launcher, "workers"), self.told(launcher, "tasks")
            self.assertEqual(sorted(worker["id"] for worker in workers), [0, 1, 2])
            self.assertEqual({worker["pid"] for worker in workers}, {launcher.only("worker-started")["pid"]})
            self.assertEqual(len({worker["tid"] for worker in workers}), 3)
            self.assertEqual(sorted(task["task"] for task in tasks), list(range(12)))
            self.assertEqual([task["task"] for task in tasks if "error" in task], [7])
            finished = launcher.only("finished")
            for task in tasks:
                times = [task["queuedNs"], task["startedNs"], task["finishedNs"]]
                self.assertEqual(times, sorted(times))
                self.assertTrue(finished["startNs"] < times[0] and times[-1] < finished["endNs"])
            self.assertEqual({message["startNs"] for message in launcher.of_type("told")}, {finished["startNs"]})
            self.assertEqual(launcher.of_type("warning"), [])
            lines = launcher.text("stdout").splitlines()
            self.assertEqual(len(lines), 1 + 1 + 3 + 12)
            self.assertEqual(launcher.task["task"], 0)

    def test_what_is_told_is_no_part_of_what_has_to_be_the_same(self) -> None:
        digests = set()
        for workers in ("2", "2"):
            with LauncherProcess() as launcher:
                launcher.complete(sys.executable, str(EXAMPLE), workers, marks=True, sameOutput=True)
                digests.add(launcher.task["digest"])
        self.assertEqual(len(digests), 1)

    def test_lines_that_are_broken_are_output_with_one_warning(self) -> None:
        source = """
import time
print('{"type":"tasks","tasks":[]}')
print('{"type":"hello","protocol":1,"clockNs":"0"}')
for _ in range(3): print('{"type":"tasks","tasks":[{"task":0,"worker":5}]}')
"""
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(source), marks=True)
            self.assertEqual(launcher.of_type("told"), [])
            self.assertEqual(launcher.only("warning")["code"], "told-malformed")
            self.assertRegex(launcher.only("warning")["message"], "^3 lines .*worker 5, of task 0, never started")

    def test_without_marks_nothing_is_looked_for(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete(sys.executable, str(EXAMPLE), "2")
            self.assertEqual(launcher.of_type("told") + launcher.of_type("warning"), [])

    def test_the_example_is_short_and_runs_by_itself(self) -> None:
        self.assertLessEqual(len(EXAMPLE.read_text("utf-8").splitlines()), 40)
        self.assertTrue(os.access(EXAMPLE, os.R_OK) and Path(EXAMPLE).suffix == ".py")

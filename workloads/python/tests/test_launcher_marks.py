"""Moments that a command names."""

from __future__ import annotations

import sys
import unittest
from unittest import mock

from .launcher_process import LAUNCHER_FOLDER, LauncherProcess, on_posix

with mock.patch.object(sys, "path", [*sys.path, str(LAUNCHER_FOLDER)]):
    from corelane_launcher.mark_splitter import LONGEST_LINE_BYTES, PREFIX, MarkSplitter

OUTPUT = (
    b"corelane:mark first\ntext\n\ncorelane:marks none\n corelane:mark indented\n"
    b"corelane:mark two words \ncorelane:mark second\nx" + b"y" * 50 + b"corelane:mark inside\n"
    b"corelane:mark \xff\n\ncorelane:mark last\ncorelane:mark unfinished"
)
NAMES = [b"first", b"two words ", b"second", b"\xff", b"last"]


def split(blocks: list[bytes]) -> tuple[list[bytes], bytes]:
    splitter = MarkSplitter()
    found = [splitter.feed(block) for block in blocks]
    rest = b"".join(piece for _, pieces in found for piece in pieces) + splitter.end()
    return [name for names, _ in found for name in names], rest


class Splitter(unittest.TestCase):
    def test_wherever_the_blocks_end(self) -> None:
        rest = OUTPUT
        for name in NAMES:
            rest = rest.replace(PREFIX + name + b"\n", b"", 1)
        for size in range(1, len(OUTPUT) + 1):
            for first in range(min(size, 20)):
                blocks = [OUTPUT[:first], *(OUTPUT[at : at + size] for at in range(first, len(OUTPUT), size))]
                self.assertEqual(split(blocks), (NAMES, rest), (first, size))

    def test_a_line_that_is_too_long_is_no_mark(self) -> None:
        longest = b"x" * (LONGEST_LINE_BYTES - len(PREFIX))
        for size in (1, 7, 10_000):
            for name, expected in ((longest, [longest]), (longest + b"x", [])):
                output = PREFIX + name + b"\n"
                found, rest = split([output[at : at + size] for at in range(0, len(output), size)])
                self.assertEqual((found, rest), (expected, b"" if expected else output))


@on_posix
class Marks(unittest.TestCase):
    def names(self, launcher: LauncherProcess) -> list[str]:
        return [mark["name"] for message in launcher.of_type("marks") for mark in message["marks"]]

    def test_are_told_with_their_times_and_kept_in_the_output(self) -> None:
        source = """
import os, time
def say(data):
    os.write(1, data)
    time.sleep(0.05)
say(b"corelane:ma")
say(b"rk loaded\\nsome text\\ncorelane:mark comp")
own = time.monotonic_ns()
time.sleep(0.1)
say(b"uted @%d\\n" % own)
say(b"corelane:mark other clock @5\\n")
"""
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(source), marks=True)
            marks = [mark for message in launcher.of_type("marks") for mark in message["marks"]]
            names = [mark["name"] for mark in marks]
            self.assertEqual(names, ["loaded", "computed", "other clock @5"])
            finished, times = launcher.only("finished"), [mark["atNs"] for mark in marks]
            self.assertEqual(times, sorted(times))
            self.assertTrue(finished["startNs"] <= times[0] and times[-1] <= finished["endNs"])
            # Its own time, from before its last part was printed.
            self.assertGreater(times[2] - times[1], 0.1e9)
            self.assertIn("some text", launcher.text("stdout"))
            self.assertIn("corelane:mark loaded\n", launcher.text("stdout"))
            self.assertEqual(launcher.only("command-ended")["stdoutBytes"], len(launcher.text("stdout")))

    def test_the_helper(self) -> None:
        source = "from corelane_marks import mark\nmark(' one  word\\n')\nmark('two')"
        environment = {"PYTHONPATH": str(LAUNCHER_FOLDER / "marks"), "PYTHONDONTWRITEBYTECODE": "1"}
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(source), marks=True, environment=environment)
            self.assertEqual(self.names(launcher), ["one word", "two"])

    def test_more_than_are_kept(self) -> None:
        source = "for number in range(12_000): print('corelane:mark', number)"
        with LauncherProcess() as launcher:
            launcher.complete(*launcher.script(source), marks=True)
            self.assertEqual(self.names(launcher), [str(number) for number in range(10_000)])
            self.assertEqual(launcher.only("warning")["code"], "too-many-marks")
            self.assertLessEqual(max(len(message["marks"]) for message in launcher.of_type("marks")), 256)

    def test_are_no_part_of_what_has_to_be_the_same(self) -> None:
        source = "import time\nfor _ in range(3): print(f'corelane:mark m @{time.monotonic_ns()}', 'text', sep='\\n')"
        digests = set()
        for _ in range(2):
            with LauncherProcess() as launcher:
                launcher.complete(*launcher.script(source), marks=True, sameOutput=True)
                digests.add(launcher.task["digest"])
        self.assertEqual(len(digests), 1)

    def test_all_output_is_kept_and_counts_against_the_limit(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete("sh", "-c", "seq 300000", marks=True)
            expected = "".join(f"{number}\n" for number in range(1, 300_001))
            self.assertTrue(launcher.text("stdout") == expected)  # no list of 300,000 differences
        with LauncherProcess() as launcher:
            launcher.complete("yes", marks=True, maxOutputBytes=100_000)
            self.assertEqual(launcher.task["error"]["code"], "too-much-output")

    def test_without_marks_nothing_is_looked_for(self) -> None:
        with LauncherProcess() as launcher:
            launcher.complete("echo", "corelane:mark x")
            self.assertEqual(launcher.of_type("marks"), [])

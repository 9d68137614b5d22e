"""Runs the tests under tests/, two files at a time, and, for npm test, counts them into a JSON file.

unittest has no report of its own that a program could read. Most tests wait for hosts to start and to end, so that one
file at a time leaves a core idle.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FILES_AT_ONCE = 2
INTERPRETER = [sys.executable, "-X", "utf8", "-B"]
"""UTF-8 mode and no bytecode: as test-python.mjs starts this one."""

Counts = dict[str, int]
"""How many tests `passed`, `failed` and were `skipped`."""


class CountingResult(unittest.TextTestResult):
    """Counts the passed ones as well, which the standard result does not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.passed_count = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed_count += 1

    def counts(self) -> Counts:
        failures = (self.failures, self.errors, self.unexpectedSuccesses)
        return {
            "passed": self.passed_count + len(self.expectedFailures),
            "failed": sum(len(group) for group in failures),
            "skipped": len(self.skipped),
        }


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--report")
    parser.add_argument("--pattern", default="test_*.py")
    parser.add_argument("--here", action="store_true", help="in this process, one file after the other")
    return parser.parse_args()


def run_here(pattern: str) -> Counts:
    """Run what matches in this process."""
    sys.path.insert(0, ".")
    suite = unittest.defaultTestLoader.discover("tests", pattern, top_level_dir=".")
    return unittest.TextTestRunner(verbosity=1, resultclass=CountingResult).run(suite).counts()


def run_side_by_side(pattern: str) -> Counts:
    """Run each file in a process of its own."""
    # The largest first: one of them begun last would run alone for long.
    files = sorted(Path("tests").glob(pattern), key=lambda file: -file.stat().st_size)
    with ThreadPoolExecutor(FILES_AT_ONCE) as pool:
        outcomes = list(pool.map(run_file, files))
    return {kind: sum(counts[kind] for counts in outcomes) for kind in ("passed", "failed", "skipped")}


def run_file(file: Path) -> Counts:
    """Run one file; what it printed comes in one go, when it has ended."""
    with tempfile.TemporaryDirectory(prefix="corelane-python-tests-") as folder:
        report = Path(folder, "report.json")
        command = [*INTERPRETER, __file__, "--here", "--pattern", file.name, "--report", str(report)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        output = done.stdout.decode(errors="replace")
        print(f"{file.name}:", output, sep="\n", end="\n\n", file=sys.stderr, flush=True)
        try:
            counts: Counts = json.loads(report.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            print(f"{file.name} ended with exit code {done.returncode} and no report.", file=sys.stderr, flush=True)
            return {"passed": 0, "failed": 1, "skipped": 0}
    return counts


def main():
    # A test that crashes the interpreter shall at least say where.
    faulthandler.enable()
    arguments = parse_arguments()
    counts = run_here(arguments.pattern) if arguments.here else run_side_by_side(arguments.pattern)
    if arguments.report:
        with open(arguments.report, "w", encoding="utf-8") as report:
            json.dump(counts, report)
    if not arguments.here:
        print("Python: {passed} passed, {failed} failed, {skipped} skipped".format(**counts), file=sys.stderr)
    return 0 if counts["failed"] == 0 and counts["passed"] > 0 else 1


# Test cases of the process strategies start this module again in their children.
if __name__ == "__main__":
    sys.exit(main())

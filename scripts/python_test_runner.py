"""Runs the tests under tests/ and, for npm test, counts them into a JSON file.

unittest has no report of its own that a program could read.
"""

import argparse
import faulthandler
import json
import sys
import unittest


class CountingResult(unittest.TextTestResult):
    """Counts the passed ones as well, which the standard result does not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.passed_count = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed_count += 1

    def counts(self):
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
    return parser.parse_args()


def main():
    # A test that crashes the interpreter shall at least say where.
    faulthandler.enable()
    arguments = parse_arguments()
    sys.path.insert(0, ".")
    suite = unittest.defaultTestLoader.discover("tests", arguments.pattern, top_level_dir=".")
    runner = unittest.TextTestRunner(verbosity=1, resultclass=CountingResult)
    result = runner.run(suite)
    if arguments.report:
        with open(arguments.report, "w", encoding="utf-8") as report:
            json.dump(result.counts(), report)
    counts = result.counts()
    return 0 if counts["failed"] == 0 and counts["passed"] > 0 else 1


# Test cases of the process strategies start this module again in their children.
if __name__ == "__main__":
    sys.exit(main())

"""What a host says to input that makes no sense."""

from __future__ import annotations

import json
import tempfile
import unittest
from typing import Any

from .host_process import VARIANTS, HostProcess, json_line, parameters_message

GOOD = parameters_message("primes", "threads", 2, {"tasks": 2, "size": 10})
TOO_DEEP = b"[" * 200_000


class BadInput(unittest.TestCase):
    def test_lines_that_are_no_messages(self) -> None:
        for line in (
            b"rubbish",
            b"[]",
            b"17",
            b"{}",
            b'{"type":3}',
            b"\xff\xfe",
            b"",
            b'{"type":"parameters"',
            TOO_DEEP,
        ):
            with self.subTest(line[:20]), HostProcess() as host:
                host.write(line + b"\n")
                self.check_error(host, "malformed-line")

    def test_a_malformed_line_in_the_middle_of_a_run(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                host.begin("primes", strategy, 2, {"tasks": 8, "size": 10**9}, options=options)
                host.wait_for("ready")
                host.say("start")
                host.write(b"rubbish\n")
                self.check_error(host, "malformed-line")

    def test_a_line_without_an_end(self) -> None:
        with HostProcess() as host:
            host.write(b"x" * (1024 * 1024 + 65536))
            self.check_error(host, "line-too-long")

    def test_parameters(self) -> None:
        for path, value, code, word in (
            (["protocol"], 2, "protocol-version", "protocol 1"),
            (["workload"], "teapots", "bad-parameter", "teapots"),
            (["workload"], None, "bad-parameter", "workload"),
            (["workload"], ["primes"], "bad-parameter", "workload"),
            (["strategy"], "fibers", "bad-parameter", "fibers"),
            (["workers"], 0, "bad-parameter", "workers"),
            (["workers"], -1, "bad-parameter", "workers"),
            (["workers"], 10_000, "bad-parameter", "10000"),
            (["workers"], 1.5, "bad-parameter", "1.5"),
            (["workers"], "2", "bad-parameter", "workers"),
            (["workers"], True, "bad-parameter", "True"),
            (["workers"], float("nan"), "bad-parameter", "nan"),
            (["seed"], -1, "bad-parameter", "seed"),
            (["parameters"], [], "bad-parameter", "parameters"),
            (["parameters", "tasks"], 0, "bad-parameter", "tasks"),
            (["parameters", "tasks"], None, "bad-parameter", "tasks"),
            (["parameters", "size"], 0, "bad-parameter", "size"),
            (["parameters", "size"], -5, "bad-parameter", "-5"),
            (["parameters", "size"], 1e300, "bad-parameter", "1e+300"),
            (["options", "startMethod"], "fork", "bad-parameter", "processes"),
        ):
            with self.subTest(path=path, value=value), HostProcess() as host:
                host.write(json_line(changed(GOOD, path, value)))
                self.assertIn(word, self.check_error(host, code))

    def test_missing_parameters(self) -> None:
        for name in ("protocol", "workload", "strategy", "workers", "seed", "parameters"):
            with self.subTest(name), HostProcess() as host:
                host.write(json_line({key: value for key, value in GOOD.items() if key != name}))
                self.assertNotEqual(self.check_error(host, None), "")

    def test_a_workload_without_its_server(self) -> None:
        with HostProcess() as host:
            host.begin("http-get", "async", 2, {"tasks": 2, "latencyMs": 1, "responseBytes": 1})
            self.assertIn("'host' is missing", self.check_error(host, "bad-parameter"))

    def test_first_message_is_not_the_parameters(self) -> None:
        with HostProcess() as host:
            host.say("start")
            self.check_error(host, "out-of-order")

    def test_unknown_keys_are_ignored(self) -> None:
        with HostProcess() as host:
            self.assertEqual(
                host.run_through("primes", "threads", 2, {"tasks": 2, "size": 10, "more": 1}, later=[1]), 0
            )

    def test_messages_out_of_order_are_ignored_with_a_warning(self) -> None:
        with HostProcess() as host:
            host.begin("primes", "threads", 2, {"tasks": 2, "size": 10})
            host.wait_for("ready")
            host.say("release")
            self.assertEqual(host.wait_for("warning")["code"], "out-of-order")
            host.say("dance")
            self.assertIn("dance", host.wait_for("warning")["message"])
            host.say("start")
            host.wait_for("finished")
            host.say("start")
            host.wait_for("warning")
            host.say("release")
            self.assertEqual(host.wait_for_exit(), 0)

    def test_folders(self) -> None:
        with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile() as file:
            for name, code in (
                (folder, "folder-empty"),
                (folder + "/gone", "folder-missing"),
                (file.name, "folder-unreadable"),
                ("", "bad-parameter"),
                (None, "bad-parameter"),
                ("a\0b", "bad-parameter"),
            ):
                with self.subTest(name), HostProcess() as host:
                    host.begin("files-sha256", "threads", 2, {"folder": name})
                    self.assertIn(repr(name)[1:-1] if name else "folder", self.check_error(host, code))

    def check_error(self, host: HostProcess, code: str | None) -> str:
        """The host ends with code 1 and one clear sentence as its last line; returns the sentence."""
        self.assertEqual(host.wait_for_exit(), 1, host.messages)
        last = host.messages[-1]
        self.assertEqual(last["type"], "host-error")
        if code is not None:
            self.assertEqual(last["code"], code)
        self.assertNotIn(b"Traceback", host.log)
        sentence: str = last["message"]
        self.assertTrue(sentence.endswith("."), sentence)
        return sentence


def changed(message: dict[str, Any], path: list[str], value: Any) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(message))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return copy

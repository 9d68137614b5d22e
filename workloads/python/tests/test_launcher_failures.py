"""What a command can't be started with is said in a sentence."""

from __future__ import annotations

import unittest
from typing import Any

from .launcher_process import LauncherProcess, on_linux, on_posix


@on_posix
class Failures(unittest.TestCase):
    def check(self, code: str, *argv: str, file: str | None = None, mode: int = 0o755, **differs: Any) -> None:
        with LauncherProcess() as launcher:
            if file is not None:
                (launcher.folder / "file").write_text(file)
                (launcher.folder / "file").chmod(mode)
            error = launcher.refusal(*argv, **differs)
            self.assertEqual(error["code"], code)
            self.assertRegex(error["message"], r"^\S.*\.$")

    def test_not_there(self) -> None:
        self.check("command-not-found", "no-such-program-anywhere")
        self.check("command-not-found", "./file")

    def test_not_executable(self) -> None:
        self.check("not-executable", "./file", file="#!/bin/sh\n", mode=0o644)
        self.check("not-executable", "/tmp")

    def test_no_program_inside(self) -> None:
        self.check("exec-format", "./file", file="echo no first line\n")
        self.check("interpreter-missing", "./file", file="#!/no/such/interpreter\n")

    @on_linux
    def test_arguments_too_long(self) -> None:
        self.check("arguments-too-long", "true", *["x" * 100_000] * 8, environment={"A": "b" * 200_000})

    def test_no_directory(self) -> None:
        self.check("no-directory", "true", directory="/no/such/directory")

    def test_no_input(self) -> None:
        self.check("no-stdin-file", "true", stdin="/no/such/file")
        self.check("no-stdin-file", "true", stdin="/tmp")

    def test_no_place_for_the_output(self) -> None:
        self.check("no-output-file", "true", stdoutPath="/no/such/folder/stdout")

    def test_bad_parameters(self) -> None:
        for wrong in (
            {"argv": []},
            {"argv": ["", "a"]},
            {"argv": ["a\0b"]},
            {"argv": ["a", "b"], "shell": True},
            {"shell": None},
            {"okExits": [256]},
            {"okExits": [True]},
            {"endsWith": "never"},
            {"maxOutputBytes": 0},
            {"runId": ""},
            {"prepare": "make"},
        ):
            with self.subTest(wrong):
                self.check("bad-parameter", "true", **wrong)

    def test_values_of_the_environment_are_not_repeated(self) -> None:
        for environment in ({"TOKEN": ["secret"]}, {"TO=KEN": "secret"}, {"": "secret"}, ["secret"]):
            with self.subTest(environment), LauncherProcess() as launcher:
                error = launcher.refusal("true", environment=environment)
                self.assertEqual(error["code"], "bad-parameter")
                self.assertNotIn("secret", f"{launcher.messages} {launcher.log!r}")

"""What is to be started, checked value by value. Values of the environment are never repeated in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from corelane_host.checks import bad_parameter, mapping, one_of, shown, text, whole_number

RUN_ID_NAME = "CORELANE_RUN_ID"
"""Variable by which a process is known as one of the run, wherever in the tree it stands."""

_LARGEST_EXIT = 255


class Command(NamedTuple):
    """The `command` of the parameters. Sizes are in bytes."""

    argv: list[str]
    shell: bool
    directory: str
    environment: dict[str, str]
    stdin: str | None
    stdout_path: str
    stderr_path: str
    prepare: list[str] | None
    cleanup: list[str] | None
    ok_exits: list[int]
    same_output: bool
    marks: bool
    ends_with: str
    run_id: str
    max_output_bytes: int


def parse_command(message: Mapping[str, Any]) -> Command:
    """The command of a `parameters` message; raises `HostError` when something in it is wrong."""
    values = mapping(message, "command")
    if not values:
        raise bad_parameter("'command' is missing; a launcher has nothing else to run.")
    run_id = text(values, "runId")
    argv = _words(values, "argv")
    shell = _flag(values, "shell")
    if shell and len(argv) != 1:
        raise bad_parameter(f"'argv' has {len(argv)} entries; with 'shell' it has to be one script.")
    return Command(
        argv=argv,
        shell=shell,
        directory=text(values, "directory"),
        environment={**_environment(values), RUN_ID_NAME: run_id},
        stdin=_maybe(text, values, "stdin"),
        stdout_path=text(values, "stdoutPath"),
        stderr_path=text(values, "stderrPath"),
        prepare=_maybe(_words, values, "prepare"),
        cleanup=_maybe(_words, values, "cleanup"),
        ok_exits=_exits(values),
        same_output=_flag(values, "sameOutput"),
        marks=_flag(values, "marks"),
        ends_with=one_of(values, "endsWith", ("command", "tree")),
        run_id=run_id,
        max_output_bytes=whole_number(values, "maxOutputBytes", 1),
    )


def _maybe(check: Any, values: Mapping[str, Any], name: str) -> Any:
    return None if name in values and values[name] is None else check(values, name)


def _flag(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name)
    if isinstance(value, bool):
        return value
    raise bad_parameter(f"'{name}' is {shown(values, name)}; it has to be true or false.")


def _words(values: Mapping[str, Any], name: str) -> list[str]:
    words = values.get(name)
    if isinstance(words, list) and words and all(map(_is_word, words)) and words[0]:
        return words
    raise bad_parameter(f"'{name}' is {shown(values, name)}; it has to be a program and its arguments.")


def _exits(values: Mapping[str, Any]) -> list[int]:
    exits = values.get("okExits")
    if isinstance(exits, list) and all(type(code) is int and 0 <= code <= _LARGEST_EXIT for code in exits):
        return exits
    raise bad_parameter(f"'okExits' is {shown(values, 'okExits')}; it has to be a list of numbers from 0 to 255.")


def _environment(values: Mapping[str, Any]) -> dict[str, str]:
    environment = values.get("environment")
    if not isinstance(environment, dict):
        raise bad_parameter("'environment' has to be an object.")
    for name, value in environment.items():
        if not name or "=" in name or not _is_word(name):
            raise bad_parameter(f"{name[:60]!r} can't be the name of a variable of the environment.")
        if not _is_word(value):
            raise bad_parameter(f"The variable {name[:60]!r} has to be a text without null bytes.")
    return environment


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value

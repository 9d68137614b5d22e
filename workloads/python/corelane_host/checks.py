"""Values of a message, checked one by one. What is wrong is said in a sentence with the value in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .errors import HostError

_LARGEST = 2**53 - 1
"""Above this, JSON numbers are no longer exact."""


def whole_number(values: Mapping[str, Any], name: str, least: int, most: int = _LARGEST) -> int:
    """A required whole number between two bounds, both included."""
    value = values.get(name)
    if type(value) is int and least <= value <= most:  # a bool is no number here
        return value
    bounds = f"a whole number from {least} to {most}"
    raise bad_parameter(f"'{name}' is {shown(values, name)}; it has to be {bounds}.")


def text(values: Mapping[str, Any], name: str) -> str:
    """A required text that isn't empty and that the system can take as a name."""
    value = values.get(name)
    if isinstance(value, str) and value and "\0" not in value:
        return value
    raise bad_parameter(f"'{name}' is {shown(values, name)}; it has to be a text without null bytes.")


def one_of(values: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    """A required word out of those that this host knows."""
    value = values.get(name)
    if isinstance(value, str) and value in known:
        return value
    raise bad_parameter(f"'{name}' is {shown(values, name)}; this host knows {', '.join(known)}.")


def mapping(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object; where there is none, an empty one."""
    value = values.get(name)
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise bad_parameter(f"'{name}' is {shown(values, name)}; it has to be an object.")


def shown(values: Mapping[str, Any], name: str) -> str:
    """A value as a sentence names it, however long it is."""
    return repr(values[name])[:60] if name in values else "missing"


def bad_parameter(sentence: str) -> HostError:
    """What a run can't begin with."""
    return HostError("bad-parameter", sentence)

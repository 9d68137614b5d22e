"""Main's `parameters` message, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .errors import HostError
from .strategies import STRATEGIES
from .tasks import WORKLOADS

PROTOCOL = 1
MAX_WORKERS = 1024
START_METHODS = ("fork", "spawn", "forkserver")

_LARGEST = 2**53 - 1
"""Above this, JSON numbers are no longer exact."""


class Parameters(NamedTuple):
    """What one run is to do."""

    workload: str
    strategy: str
    workers: int
    seed: int
    start_method: str | None
    """`None`: the interpreter's default."""
    values: Mapping[str, Any]
    """The workload's own parameters, not yet checked."""
    server: Mapping[str, Any]


def parse_parameters(message: Mapping[str, Any]) -> Parameters:
    """Check everything that doesn't depend on the workload."""
    if message.get("protocol") != PROTOCOL:
        raise HostError(
            "protocol-version",
            f"This host speaks protocol {PROTOCOL}, not {message.get('protocol')!r}; use app and host of one version.",
        )
    return Parameters(
        workload=_one_of(message, "workload", tuple(WORKLOADS)),
        strategy=_one_of(message, "strategy", tuple(STRATEGIES)),
        workers=whole_number(message, "workers", 1, MAX_WORKERS),
        seed=whole_number(message, "seed", 0),
        start_method=_start_method(message),
        values=_mapping(message, "parameters"),
        server=_mapping(message, "server"),
    )


def whole_number(values: Mapping[str, Any], name: str, least: int, most: int = _LARGEST) -> int:
    """A required whole number between two bounds, both included."""
    value = values.get(name)
    if type(value) is int and least <= value <= most:  # a bool is no number here
        return value
    bounds = f"a whole number from {least} to {most}"
    raise HostError("bad-parameter", f"'{name}' is {_shown(values, name)}; it has to be {bounds}.")


def text(values: Mapping[str, Any], name: str) -> str:
    """A required text that isn't empty and that the system can take as a name."""
    value = values.get(name)
    if isinstance(value, str) and value and "\0" not in value:
        return value
    raise HostError("bad-parameter", f"'{name}' is {_shown(values, name)}; it has to be a text without null bytes.")


def _start_method(message: Mapping[str, Any]) -> str | None:
    options = _mapping(message, "options")
    return None if options.get("startMethod") is None else _one_of(options, "startMethod", START_METHODS)


def _one_of(values: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    value = values.get(name)
    if isinstance(value, str) and value in known:
        return value
    raise HostError("bad-parameter", f"'{name}' is {_shown(values, name)}; this host knows {', '.join(known)}.")


def _mapping(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise HostError("bad-parameter", f"'{name}' is {_shown(values, name)}; it has to be an object.")


def _shown(values: Mapping[str, Any], name: str) -> str:
    return repr(values[name])[:60] if name in values else "missing"

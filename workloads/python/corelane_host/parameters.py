"""Main's `parameters` message, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .admission import refusal
from .checks import bad_parameter, mapping, one_of, whole_number
from .errors import HostError
from .options import Options, parse_options
from .strategies import STRATEGIES
from .tasks import WORKLOADS

PROTOCOL = 1
MAX_WORKERS = 1024


class Parameters(NamedTuple):
    """What one run is to do."""

    workload: str
    strategy: str
    workers: int
    seed: int
    options: Options
    values: Mapping[str, Any]
    """The workload's own parameters, not yet checked."""
    server: Mapping[str, Any]


def parse_parameters(message: Mapping[str, Any]) -> Parameters:
    """Check everything that doesn't depend on the workload."""
    check_protocol(message)
    strategy = one_of(message, "strategy", tuple(STRATEGIES))
    parameters = Parameters(
        workload=one_of(message, "workload", tuple(WORKLOADS)),
        strategy=strategy,
        workers=whole_number(message, "workers", 1, MAX_WORKERS),
        seed=whole_number(message, "seed", 0),
        options=parse_options(mapping(message, "options"), strategy),
        values=mapping(message, "parameters"),
        server=mapping(message, "server"),
    )
    reason = refusal(parameters.workload, strategy, parameters.options)
    if reason is not None:
        raise bad_parameter(f"'{parameters.workload}' can't run under '{strategy}' like this. {reason}")
    return parameters


def check_protocol(message: Mapping[str, Any]) -> None:
    """Main and host have to speak one version."""
    if message.get("protocol") != PROTOCOL:
        raise HostError(
            "protocol-version",
            f"This host speaks protocol {PROTOCOL}, not {message.get('protocol')!r}; use app and host of one version.",
        )

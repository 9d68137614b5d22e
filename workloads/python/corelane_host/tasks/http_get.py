"""`http-get`: I/O-bound. Task i fetches a body from the test server, which takes its time, on a new connection."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from ..digests import task_digest, u64
from ..parameters import Parameters, text, whole_number
from .workload import Workload

# Beyond the server's own delay: only there so that a server that hangs can't hold up the run for ever.
_GRACE_SECONDS = 30.0


class BadResponse(Exception):
    """The server answered something else than it should."""


class HttpGet(Workload):
    """GET `/TOKEN/SEED/i`. Both ways of fetching write and parse the same bytes, so that only the waiting differs."""

    def __init__(self, tasks: int, response_bytes: int, latency_ms: int, seed: int, server: Any) -> None:
        self.tasks_total = tasks
        self._response_bytes = response_bytes
        self._timeout_seconds = latency_ms / 1000 + _GRACE_SECONDS
        self._host = text(server, "host")
        self._port = whole_number(server, "port", 1, 65535)
        self._prefix = f"/{text(server, 'token')}/{seed}"

    def run(self, index: int) -> str:
        with socket.create_connection((self._host, self._port), self._timeout_seconds) as connection:
            connection.sendall(self._request(index))
            with connection.makefile("rb") as stream:
                response = stream.read()
        return self._digest(index, response)

    async def run_async(self, index: int) -> str:
        response = await asyncio.wait_for(self._fetch(index), self._timeout_seconds)
        return self._digest(index, response)

    async def _fetch(self, index: int) -> bytes:
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            writer.write(self._request(index))
            return await reader.read()
        finally:
            writer.close()
            await writer.wait_closed()

    def _request(self, index: int) -> bytes:
        return (
            f"GET {self._prefix}/{index} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\nConnection: close\r\n\r\n"
        ).encode()

    def _digest(self, index: int, response: bytes) -> str:
        head, _, body = response.partition(b"\r\n\r\n")
        status = head.split(b"\r\n", 1)[0].decode("latin-1")
        if status.split(" ")[1:2] != ["200"]:
            raise BadResponse(f"request {index} was answered with {status!r}, not with status 200")
        if len(body) != self._response_bytes:
            raise BadResponse(f"request {index} was answered with {len(body)} bytes, not with {self._response_bytes}")
        return task_digest(u64(index) + body)


def make(parameters: Parameters) -> HttpGet:
    """Parameters: `tasks`, `latencyMs`, `responseBytes`; and the test server's address."""
    values = parameters.values
    return HttpGet(
        tasks=whole_number(values, "tasks", 1),
        response_bytes=whole_number(values, "responseBytes", 0),
        latency_ms=whole_number(values, "latencyMs", 0),
        seed=parameters.seed,
        server=parameters.server,
    )

"""Fetches bodies from the test server, blocking or awaited."""

from __future__ import annotations

import asyncio
import socket

from ..checks import text, whole_number
from ..parameters import Parameters

# Beyond the server's own delay: only there so that a server that hangs can't hold up the run for ever.
_GRACE_SECONDS = 30.0


class BadResponse(Exception):
    """The server answered something else than it should."""


class BodyFetcher:
    """GET `/TOKEN/SEED/i`, each time on a new connection.

    Both ways of fetching write and parse the same bytes, so that only the waiting differs.
    """

    def __init__(self, parameters: Parameters) -> None:
        values, server = parameters.values, parameters.server
        self._response_bytes = whole_number(values, "responseBytes", 0)
        self._timeout_seconds = whole_number(values, "latencyMs", 0) / 1000 + _GRACE_SECONDS
        self._host = text(server, "host")
        self._port = whole_number(server, "port", 1, 65535)
        self._prefix = f"/{text(server, 'token')}/{parameters.seed}"

    def fetch(self, index: int) -> bytes:
        """The body of a task; the thread waits."""
        with socket.create_connection((self._host, self._port), self._timeout_seconds) as connection:
            connection.sendall(self._request(index))
            with connection.makefile("rb") as stream:
                response = stream.read()
        return self._body(index, response)

    async def fetch_async(self, index: int) -> bytes:
        """The body of a task; the event loop goes on meanwhile."""
        response = await asyncio.wait_for(self._answer(index), self._timeout_seconds)
        return self._body(index, response)

    async def _answer(self, index: int) -> bytes:
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

    def _body(self, index: int, response: bytes) -> bytes:
        head, _, body = response.partition(b"\r\n\r\n")
        status = head.split(b"\r\n", 1)[0].decode("latin-1")
        if status.split(" ")[1:2] != ["200"]:
            raise BadResponse(f"request {index} was answered with {status!r}, not with status 200")
        if len(body) != self._response_bytes:
            raise BadResponse(f"request {index} was answered with {len(body)} bytes, not with {self._response_bytes}")
        return body

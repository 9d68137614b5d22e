"""A test server for `http-get`: holds requests until told otherwise and counts how many there are at once."""

from __future__ import annotations

import itertools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable

from corelane_host.splitmix32 import splitmix32

TOKEN = "0123abcd"


def body_of(seed: int, index: int, size: int) -> bytes:
    """What a request is answered with."""
    numbers = itertools.islice(splitmix32((seed + index) % 2**32), (size + 3) // 4)
    return b"".join(number.to_bytes(4, "little") for number in numbers)[:size]


def until(released: threading.Event, only: int | None = None) -> Callable[[int], object]:
    """Holds every request, or the one with this index, until the event is set."""
    return lambda index: only in (None, index) and released.wait(60)


class SlowServer:
    """Answers `GET /TOKEN/SEED/i`. `hold` is called with each index before it is answered."""

    def __init__(
        self, response_bytes: int = 16, hold: Callable[[int], Any] = lambda index: None, status: int = 200
    ) -> None:
        self.requested: list[int] = []
        """Indexes in the order the requests came."""
        self.in_flight = self.most_in_flight = 0
        self._lock = threading.Lock()
        self._hold = hold
        self._status = status
        self._response_bytes = response_bytes
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def address(self) -> dict[str, Any]:
        """As the parameters name it."""
        return {"host": "127.0.0.1", "port": self._server.server_address[1], "token": TOKEN}

    def __enter__(self) -> SlowServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str) -> bytes:
        """Body for a path, when it is time."""
        token, seed, index = path.strip("/").split("/")
        if token != TOKEN:
            raise ValueError(path)
        with self._lock:
            self.requested.append(int(index))
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            self._hold(int(index))
        finally:
            # Before the answer: the client may open its next connection as soon as it has it.
            with self._lock:
                self.in_flight -= 1
        return body_of(int(seed), int(index), self._response_bytes)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = outer.answer(self.path)
                self.send_response(outer._status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    pass  # the host was killed

        return Handler

"""Times one run host from outside, knowing of Corelane nothing but the protocol.

Reads one parameters line from standard input, leads the host given by the arguments through a run, and
prints as JSON how long the work took (from writing `start` to reading `finished`) and how long the
process lived. Used by independent-timer.mjs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def read_until(host: subprocess.Popen[bytes], wanted: str) -> None:
    """Reads lines of the host up to a message of this type."""
    assert host.stdout is not None
    for line in host.stdout:
        if json.loads(line)["type"] == wanted:
            return
    raise SystemExit(f"the host ended before '{wanted}'")


def send(host: subprocess.Popen[bytes], line: str) -> None:
    assert host.stdin is not None
    host.stdin.write(line.encode() + b"\n")
    host.stdin.flush()


def host_environment() -> dict[str, str]:
    """What Corelane gives a host as well: certificates, for one, would make Node.js start later."""
    kept = ("PATH", "HOME", "LANG", "PYTHONPYCACHEPREFIX")
    return {name: os.environ[name] for name in kept if name in os.environ}


def main() -> None:
    parameters = sys.stdin.readline().strip()
    spawned = time.perf_counter()
    host = subprocess.Popen(
        sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=host_environment()
    )
    send(host, parameters)
    read_until(host, "ready")
    started = time.perf_counter()
    send(host, '{"type": "start"}')
    read_until(host, "finished")
    finished = time.perf_counter()
    send(host, '{"type": "release"}')
    host.wait()
    ended = time.perf_counter()
    print(json.dumps({"wallMs": 1e3 * (finished - started), "totalMs": 1e3 * (ended - spawned)}))


if __name__ == "__main__":
    main()

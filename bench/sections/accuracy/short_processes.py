"""Processes that live for less than a tick, one after another: each burns some CPU time and ends.

Told by one JSON argument: burnMs of each, seconds in all. Writes a line once it waits; after a line on stdin it
starts them, then writes the kernel's account of all of them and itself. Ends with stdin.
"""

import json
import os
import resource
import sys
import time


def used_ms() -> float:
    parts = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return 1000 * sum(part.ru_utime + part.ru_stime for part in parts)


def burn_in_child(burn_ms: float) -> None:
    pid = os.fork()
    if pid == 0:
        while time.process_time() * 1000 < burn_ms:
            pass
        os._exit(0)
    os.waitpid(pid, 0)


def main() -> None:
    spec = json.loads(sys.argv[1])
    print(json.dumps({"ids": []}), flush=True)
    sys.stdin.readline()
    before_ms = used_ms()
    begun_ns = time.monotonic_ns()
    children = 0
    while time.monotonic_ns() < begun_ns + spec["seconds"] * 1e9:
        burn_in_child(spec["burnMs"])
        children += 1
    account = {"cpuMs": used_ms() - before_ms, "children": children}
    print(json.dumps({**account, "from": begun_ns, "to": time.monotonic_ns()}), flush=True)
    sys.stdin.read()


main()

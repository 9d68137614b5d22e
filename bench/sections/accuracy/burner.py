"""Burns CPU in known shares of time, and keeps the kernel's account of it.

Told by one JSON argument: kind ("threads" of this process, or "processes" below it), duties (one for each worker,
0 … 1), periodMs, seconds. Writes lines: the workers' ids once all wait; after a line on stdin it burns, then writes
for each worker a trace of [monotonic ns, CPU ns of its thread], and what all its processes used. Ends with stdin.
"""

import hashlib
import json
import os
import sys
import threading
import time

# Hashing this lets go of the interpreter's lock, and takes far less than a period.
BLOCK = bytes(32 * 1024)


def burn(duty: float, period_ns: int, end_ns: int) -> "list[tuple[int, int]]":
    """Uses duty of every period by the thread's own CPU clock, and sleeps for the rest."""
    trace = []
    due_ns = time.monotonic_ns()
    while due_ns < end_ns:
        begun_ns = time.thread_time_ns()
        trace.append((time.monotonic_ns(), begun_ns))
        goal_ns = begun_ns + int(duty * period_ns)
        while time.thread_time_ns() < goal_ns:
            hashlib.sha256(BLOCK)
        trace.append((time.monotonic_ns(), time.thread_time_ns()))
        due_ns += period_ns
        pause_ns = due_ns - time.monotonic_ns()
        if pause_ns > 0:
            time.sleep(pause_ns / 1e9)
        else:
            # What was missed is not made up for.
            due_ns = time.monotonic_ns()
    trace.append((time.monotonic_ns(), time.thread_time_ns()))
    return trace


class Threads:
    def __init__(self, duties: "list[float]", period_ns: int, seconds: float) -> None:
        self._go = threading.Event()
        self._plan = (period_ns, seconds)
        self._traces = {}
        self._keep = threading.Event()
        self._ended = threading.Semaphore(0)
        born = threading.Semaphore(0)
        self.ids = []
        for duty in duties:
            threading.Thread(target=self._work, args=(duty, born), daemon=True).start()
            born.acquire()

    def _work(self, duty: float, born: threading.Semaphore) -> None:
        own_id = threading.get_native_id()
        self.ids.append(own_id)
        born.release()
        self._go.wait()
        period_ns, seconds = self._plan
        self._traces[own_id] = burn(duty, period_ns, time.monotonic_ns() + int(seconds * 1e9))
        self._ended.release()
        # Lives on, so that whoever watches can take a last reading.
        self._keep.wait()

    def run(self) -> dict:
        before_ns = time.process_time_ns()
        self._go.set()
        for _ in self.ids:
            self._ended.acquire()
        cpu_ns = time.process_time_ns() - before_ns
        return {"traces": [self._traces[each] for each in self.ids], "cpuMs": cpu_ns / 1e6}


class Processes:
    def __init__(self, duties: "list[float]", period_ns: int, seconds: float) -> None:
        self._pipes = []
        self.ids = []
        for duty in duties:
            order_in, order_out = os.pipe()
            answer_in, answer_out = os.pipe()
            pid = os.fork()
            if pid == 0:
                for pipe in (order_out, answer_in, *(end for ends in self._pipes for end in ends)):
                    os.close(pipe)
                self._work(duty, period_ns, seconds, order_in, answer_out)
            os.close(order_in)
            os.close(answer_out)
            self.ids.append(pid)
            self._pipes.append((order_out, answer_in))

    def _work(self, duty: float, period_ns: int, seconds: float, order: int, answer: int) -> None:
        os.read(order, 1)
        before_ns = time.process_time_ns()
        trace = burn(duty, period_ns, time.monotonic_ns() + int(seconds * 1e9))
        cpu_ns = time.process_time_ns() - before_ns
        with os.fdopen(answer, "w") as out:
            out.write(json.dumps({"trace": trace, "cpuMs": cpu_ns / 1e6}))
        # Lives on until the parent has ended.
        os.read(order, 1)
        os._exit(0)

    def run(self) -> dict:
        before_ns = time.process_time_ns()
        for order, _ in self._pipes:
            os.write(order, b"g")
        answers = [json.load(os.fdopen(answer)) for _, answer in self._pipes]
        own_ms = (time.process_time_ns() - before_ns) / 1e6
        cpu_ms = own_ms + sum(answer["cpuMs"] for answer in answers)
        return {"traces": [answer["trace"] for answer in answers], "cpuMs": cpu_ms}


def main() -> None:
    spec = json.loads(sys.argv[1])
    kind = Threads if spec["kind"] == "threads" else Processes
    workers = kind(spec["duties"], int(spec["periodMs"] * 1e6), spec["seconds"])
    print(json.dumps({"ids": workers.ids}), flush=True)
    sys.stdin.readline()
    print(json.dumps(workers.run()), flush=True)
    sys.stdin.read()


main()

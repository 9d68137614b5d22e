"""A program that tells Corelane of its workers and tasks: corelane exec --marks -- python3 telling.py 4

It prints lines of the run-host protocol (../protocol.md) among those that it prints anyway; elsewhere it runs as ever.
"""

import json
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

TASKS = 12
PRINTING = threading.Lock()
# Each worker has one of the first tasks, however quick the others are.
TOGETHER = threading.Barrier(min(int(sys.argv[1]), TASKS))
HERE = threading.local()


def tell(what, **values):
    with PRINTING:
        print(json.dumps({"type": what, **values}), flush=True)


def begin(numbers):
    HERE.worker = next(numbers)
    where = {"pid": os.getpid(), "tid": threading.get_native_id()}
    tell("worker-started", id=HERE.worker, kind="thread", label=f"thread {HERE.worker}", **where)


def work(task, queued_ns):
    if task < TOGETHER.parties:
        TOGETHER.wait()
    record = {"task": task, "worker": HERE.worker, "queuedNs": queued_ns, "startedNs": time.monotonic_ns()}
    if task == 7:
        record["error"] = {"kind": "task", "code": "ValueError", "message": "7 is not for me"}
    sum(number * number for number in range(200_000))
    tell("tasks", tasks=[{**record, "finishedNs": time.monotonic_ns()}])


print("an ordinary line")
tell("hello", protocol=1, runtime="python", version=sys.version.split()[0], pid=os.getpid(), clockNs="0", helperTids=[])
with ThreadPoolExecutor(int(sys.argv[1]), initializer=begin, initargs=(iter(range(100)),)) as pool:
    for index in range(TASKS):
        pool.submit(work, index, time.monotonic_ns())

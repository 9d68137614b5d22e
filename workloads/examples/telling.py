"""A program that tells Corelane of its workers and tasks: corelane exec --marks -- python3 telling.py 4

It prints lines of the run-host protocol (../protocol.md) among those that it prints anyway; elsewhere it runs as ever.
"""

import json
import os
import sys
import threading
import time

TASKS = 12
PRINTING = threading.Lock()


def tell(what, **values):
    with PRINTING:
        print(json.dumps({"type": what, **values}), flush=True)


def work(task, worker, queued_ns):
    record = {"task": task, "worker": worker, "queuedNs": queued_ns, "startedNs": time.monotonic_ns()}
    if task == 7:
        record["error"] = {"kind": "task", "code": "ValueError", "message": "7 is not for me"}
    sum(number * number for number in range(200_000))
    tell("tasks", tasks=[{**record, "finishedNs": time.monotonic_ns()}])


def work_share(worker, workers, queued_ns):
    where = {"pid": os.getpid(), "tid": threading.get_native_id()}
    tell("worker-started", id=worker, kind="thread", label=f"thread {worker}", **where)
    for task in range(worker, TASKS, workers):
        work(task, worker, queued_ns)


print("an ordinary line")
tell("hello", protocol=1, runtime="python", version=sys.version.split()[0], pid=os.getpid(), clockNs="0", helperTids=[])
for thread in range(int(sys.argv[1])):
    threading.Thread(target=work_share, args=(thread, int(sys.argv[1]), time.monotonic_ns())).start()

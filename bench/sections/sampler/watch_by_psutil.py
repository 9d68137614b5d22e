"""The same by psutil: CPU time and memory of each process, or the times of all threads of one."""

import json
import sys
import time

import psutil


def read_processes(processes: "list[psutil.Process]") -> None:
    for process in processes:
        with process.oneshot():
            process.cpu_times()
            process.memory_info()


def read_threads(process: psutil.Process) -> None:
    with process.oneshot():
        process.threads()
        process.memory_info()


def main() -> None:
    order = json.loads(sys.argv[1])
    processes = [psutil.Process(pid) for pid in order["pids"]]
    tick_s = order["tickMs"] / 1000

    def ticks(count: int, pause_s: float) -> None:
        for _ in range(count):
            if order["kind"] == "threads":
                read_threads(processes[0])
            else:
                read_processes(processes)
            time.sleep(pause_s)

    ticks(min(order["warmUpTicks"], 20), tick_s / order["warmUpPace"])
    before_ns = time.process_time_ns()
    ticks(order["ticks"], tick_s)
    print(json.dumps({"cpuMicros": (time.process_time_ns() - before_ns) / 1000}))


main()

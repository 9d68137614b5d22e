"""Reads CPU times of the workers of a burner at every tick by psutil, until a line comes on stdin; writes them all."""

import json
import sys
import threading
import time

import psutil


def read_thread_times(host: psutil.Process) -> "dict[int, float]":
    return {thread.id: thread.user_time + thread.system_time for thread in host.threads()}


def read_process_times(processes: "list[psutil.Process]") -> "dict[int, float]":
    times = ((process.pid, process.cpu_times()) for process in processes)
    return {pid: time.user + time.system for pid, time in times}


def read_tree_time(host: psutil.Process) -> "dict[int, float]":
    """With the children that it has waited for."""
    times = host.cpu_times()
    own = times.user + times.system
    return {host.pid: own + times.children_user + times.children_system}


def main() -> None:
    order = json.loads(sys.argv[1])
    host = psutil.Process(order["hostPid"])
    processes = [psutil.Process(pid) for pid in order["ids"]]
    read = {
        "threads": lambda: read_thread_times(host),
        "processes": lambda: read_process_times(processes),
        "tree": lambda: read_tree_time(host),
    }[order["kind"]]
    stop = threading.Event()
    readings = []

    def tick() -> None:
        while True:
            readings.append({"atNs": time.monotonic_ns(), "cpuS": read()})
            if stop.wait(order["tickMs"] / 1000):
                readings.append({"atNs": time.monotonic_ns(), "cpuS": read()})
                return

    ticker = threading.Thread(target=tick)
    ticker.start()
    print(json.dumps({"ready": True}), flush=True)
    sys.stdin.readline()
    stop.set()
    ticker.join()
    print(json.dumps({"readings": readings}), flush=True)


main()

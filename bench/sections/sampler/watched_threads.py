"""Threads to be watched: that many, busy or asleep, until the process is killed. Prints the id of each."""

import hashlib
import sys
import threading


def work(is_busy: bool, say: threading.Lock) -> None:
    with say:
        print(threading.get_native_id(), flush=True)
    # Hashing a large block lets go of the interpreter's lock: all of them run at once.
    block = bytes(1 << 20)
    while is_busy:
        hashlib.sha256(block)
    threading.Event().wait()


def main() -> None:
    count, state = int(sys.argv[1]), sys.argv[2]
    threading.stack_size(256 * 1024)
    say = threading.Lock()
    for _ in range(count):
        threading.Thread(target=work, args=(state == "busy", say), daemon=True).start()
    threading.Event().wait()


main()

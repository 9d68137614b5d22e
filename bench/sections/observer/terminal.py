"""Runs a program in a terminal of a fixed size that nobody sees: `terminal.py ROWS COLUMNS PROGRAM [ARGUMENT…]`.

Tells the program's pid on descriptor 1 once it has drawn something, then reads what it draws and forgets it. SIGTERM,
or the end of descriptor 0, ends the program.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios


def main(rows: int, columns: int, argv: list[str]) -> None:
    """Start the program, tell of it, and be its terminal."""
    pid, screen = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvp(argv[0], argv)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(pid, signal.SIGTERM))
    drawn = read_some(screen)
    if drawn:
        print(pid, flush=True)
    while drawn:
        ready, _, _ = select.select([screen, 0], [], [])
        if 0 in ready and not os.read(0, 1024):
            os.kill(pid, signal.SIGTERM)
            break
        if screen in ready:
            drawn = read_some(screen)
    os.waitpid(pid, 0)


def read_some(screen: int) -> bytes:
    """What has been drawn; nothing when the program has ended."""
    try:
        return os.read(screen, 65536)
    except OSError:  # so it is told on Linux
        return b""


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])

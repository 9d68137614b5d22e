"""Entry of the launcher: `python3 -X utf8 launcher.py`, a run host that runs a program of the user's own.

It speaks the run-host protocol on descriptors 0 and 1; see "A launcher" in `workloads/protocol.md`.
"""

import sys

OLDEST = (3, 9)

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        # Nothing newer than this may stand in this file, or an old Python could not even say so.
        SENTENCE = "This is Python %d.%d; Corelane needs %d.%d or newer: choose another runtime." % (
            sys.version_info[:2] + OLDEST
        )
        print('{"type":"host-error","code":"python-too-old","message":"%s"}' % SENTENCE)
        sys.exit(1)
    import os

    if not hasattr(os, "posix_spawn") or not hasattr(os, "wait4"):
        SENTENCE = "This launcher needs Linux or macOS: use the one for Node.js."
        print('{"type":"host-error","code":"system-not-supported","message":"%s"}' % SENTENCE)
        sys.exit(1)

    # The way out, the clock and the checks are those of the Python host.
    sys.path.append(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "python"))
    from corelane_launcher.main import main

    sys.exit(main())

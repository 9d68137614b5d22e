"""Entry of the Python run host: `python3 -X utf8 host.py`, speaking the run-host protocol on descriptors 0 and 1.

Worker processes started by `spawn` and `forkserver` import this file again, so nothing may happen outside the guard.
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
    from corelane_host.main import main

    sys.exit(main())

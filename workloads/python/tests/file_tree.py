"""Files for tests, by the raw bytes of their names."""

from __future__ import annotations

import unittest
from pathlib import Path


def make_file(folder: str, path: bytes, content: bytes = b"") -> Path:
    """Make a file below a folder, and the folders on the way. Skips the test where the name can't be had."""
    whole = Path(folder + "/" + path.decode("utf-8", "surrogateescape"))
    whole.parent.mkdir(parents=True, exist_ok=True)
    try:
        whole.write_bytes(content)
    except OSError as error:
        if not _is_utf8(path):
            raise unittest.SkipTest("this file system takes UTF-8 names only") from error
        raise
    return whole


def _is_utf8(path: bytes) -> bool:
    try:
        path.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

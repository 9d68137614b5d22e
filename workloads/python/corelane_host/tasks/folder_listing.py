"""All regular files under a folder, in an order that is the same in every language and on every system."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from typing import NamedTuple

from ..digests import u64

_NAMED_FOLDERS = 3
"""How many unreadable folders a warning names."""


class ListedFile(NamedTuple):
    """A file when it was listed: path below the folder with `/` between the parts, size, time of last change."""

    path: bytes
    size_bytes: int
    mtime_ns: int


class Listing(NamedTuple):
    """What was found, in the order of the raw path bytes, and what was left out."""

    files: list[ListedFile]
    links_skipped: int
    unreadable: list[str]
    """Path and reason of each folder that couldn't be listed."""

    def fingerprint(self) -> str:
        """SHA-256 (hex) over names, sizes and times: another one means that the folder changed."""
        whole = hashlib.sha256()
        for file in self.files:
            whole.update(file.path + b"\0" + u64(file.size_bytes) + u64(file.mtime_ns))
        return whole.hexdigest()

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """Code and sentence for each kind of thing that was left out."""
        found = []
        if self.links_skipped:
            links = "1 symbolic link was" if self.links_skipped == 1 else f"{self.links_skipped} symbolic links were"
            found.append(("links-skipped", f"{links} not followed."))
        if self.unreadable:
            folders = "1 folder" if len(self.unreadable) == 1 else f"{len(self.unreadable)} folders"
            more = ", …" if len(self.unreadable) > _NAMED_FOLDERS else ""
            named = ", ".join(self.unreadable[:_NAMED_FOLDERS])
            found.append(("folder-unreadable", f"{folders} could not be listed: {named}{more}."))
        return tuple(found)


def list_folder(folder: bytes) -> Listing:
    """List a folder and all folders in it. Links are never followed; what vanishes meanwhile is left out.

    Raises `OSError` when the folder itself can't be listed.
    """
    listing = Listing([], 0, [])
    links = 0
    pending = [b""]
    while pending:
        prefix = pending.pop()
        try:
            with os.scandir(os.path.join(folder, prefix)) as entries:
                for entry in entries:
                    links += _sort_in(entry, prefix + entry.name, listing.files, pending)
        except OSError as error:
            if not prefix:
                raise
            listing.unreadable.append(f"{prefix[:-1].decode('utf-8', 'replace')} ({error.strerror})")
    listing.files.sort()
    listing.unreadable.sort()
    return listing._replace(links_skipped=links)


def _sort_in(entry: os.DirEntry[bytes], path: bytes, files: list[ListedFile], folders: list[bytes]) -> int:
    if _is_link(entry):
        return 1
    if entry.is_dir(follow_symlinks=False):
        folders.append(path + b"/")
    elif entry.is_file(follow_symlinks=False):
        listed = _listed(entry, path)
        if listed is not None:
            files.append(listed)
    return 0


def _listed(entry: os.DirEntry[bytes], path: bytes) -> ListedFile | None:
    """`None`: it has vanished."""
    try:
        state = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    except OSError:  # a folder that lets its names be read and no more: the file's own task says so
        return ListedFile(path, 0, 0)
    return ListedFile(path, state.st_size, state.st_mtime_ns)


def _is_link(entry: os.DirEntry[bytes]) -> bool:
    if sys.platform == "win32":  # a junction is a link to a folder that doesn't call itself one
        return entry.is_symlink() or entry.stat(follow_symlinks=False).st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT
    return entry.is_symlink()

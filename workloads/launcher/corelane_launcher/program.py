"""Finding the program of a command, and saying why it can't be started."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

from corelane_host.errors import HostError

_WHY = {
    errno.ENOEXEC: ("exec-format", "the system can't run it; a script needs a first line such as #!/bin/sh"),
    errno.ENOENT: ("interpreter-missing", "the interpreter that it names is not there; look at its first line"),
    errno.EACCES: ("not-executable", "it may not be run; look at its permissions"),
    errno.E2BIG: ("arguments-too-long", "its arguments and environment are too long; hand them over in a file"),
}


def enter(directory: str) -> None:
    """Make it the working directory, which what is started inherits."""
    try:
        os.chdir(directory)
    except OSError as error:
        what = f"The working directory {directory!r} can't be entered ({error.strerror})"
        raise HostError("no-directory", f"{what}: choose one that is there.") from None


def find_program(name: str, environment: Mapping[str, str]) -> str:
    """Path of the program, looked for as a shell would, by the `PATH` that it will have itself."""
    places = [name] if "/" in name else [os.path.join(folder, name) for folder in _folders(environment)]
    there = [place for place in places if os.path.exists(place)]
    for place in there:
        if os.path.isfile(place) and os.access(place, os.X_OK):
            return place
    if not there:
        where = "" if "/" in name else " in any folder of PATH"
        raise HostError("command-not-found", f"There is no program {name!r}{where}: check how it is spelled.")
    if os.path.isdir(there[0]):
        raise HostError("not-executable", f"{there[0]!r} is a folder: name a program in it.")
    remedy = "make it so with chmod +x, or name its interpreter"
    raise HostError("not-executable", f"{there[0]!r} is not executable: {remedy}.")


def not_started(program: str, error: OSError) -> HostError:
    """Why the system refused to start a program that was found."""
    unknown = ("command-not-started", f"{error.strerror or error}")
    code, why = _WHY.get(error.errno or 0, unknown)
    return HostError(code, f"{program!r} could not be started: {why}.")


def _folders(environment: Mapping[str, str]) -> list[str]:
    # An empty entry means the working directory.
    return [folder or "." for folder in environment.get("PATH", os.defpath).split(os.pathsep)]

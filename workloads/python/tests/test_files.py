"""`files-sha256` among the things that folders hold."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from corelane_host.errors import InputError
from corelane_host.tasks.files_sha256 import FilesSha256
from corelane_host.tasks.folder_files import FolderFiles
from corelane_host.tasks.folder_listing import list_folder

from .file_tree import make_file
from .host_process import VARIANTS, HostProcess


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def run_threads(self, strategy: str = "threads", options: dict[str, Any] | None = None) -> HostProcess:
        """A whole run over the folder, up to its exit."""
        with HostProcess() as host:
            self.assertEqual(host.run_through("files-sha256", strategy, 2, self.parameters, options=options), 0)
        return host

    @property
    def parameters(self) -> dict[str, str]:
        return {"folder": self.folder}


class Listing(Folder):
    def test_links_are_counted_and_not_followed(self) -> None:
        make_file(self.folder, b"in/a", b"1")
        make_file(self.folder, b"out/secret", b"2")
        inside = os.path.join(self.folder, "in")
        os.symlink("a", inside + "/to-file")
        os.symlink("../out", inside + "/to-folder")
        os.symlink(".", inside + "/to-itself")
        os.symlink("nowhere", inside + "/to-nothing")
        listing = list_folder(inside.encode())
        self.assertEqual([file.path for file in listing.files], [b"a"])
        self.assertEqual(listing.warnings, (("links-skipped", "4 symbolic links were not followed."),))

    def test_a_link_as_the_chosen_folder_is_the_folder(self) -> None:
        make_file(self.folder, b"in/a", b"1")
        os.symlink("in", self.folder + "/link")
        self.assertEqual([file.path for file in list_folder((self.folder + "/link").encode()).files], [b"a"])

    @unittest.skipUnless(hasattr(os, "mkfifo"), "named pipes")
    def test_only_regular_files(self) -> None:
        make_file(self.folder, b"a")
        os.mkfifo(self.folder + "/pipe")
        self.assertEqual([file.path for file in list_folder(self.folder.encode()).files], [b"a"])

    def test_names_of_any_bytes(self) -> None:
        names = [b"\xff\xfe", "é".encode(), b"with\nnewline", "日本".encode(), b" "]
        for name in names:
            make_file(self.folder, b"d/" + name, name)
        host = self.run_threads()
        self.assertEqual(host.of_type("finished")[0]["tasksDone"], len(names))
        expected = [
            hashlib.sha256(b"d/" + name + b"\0" + hashlib.sha256(name).digest()).hexdigest()[:16]
            for name in sorted(names)
        ]
        self.assertEqual([r["digest"] for r in sorted(host.tasks(), key=lambda r: r["task"])], expected)

    def test_fingerprint_tells_every_change(self) -> None:
        file = make_file(self.folder, b"a", b"1")
        os.utime(file, ns=(0, 1_700_000_000_123_456_789))
        states = [self.fingerprint()]
        os.utime(file, ns=(0, 1_700_000_000_123_457_000))
        states.append(self.fingerprint())
        file.write_bytes(b"12")
        os.utime(file, ns=(0, 1_700_000_000_123_456_789))
        states.append(self.fingerprint())
        make_file(self.folder, b"b", b"")
        states.append(self.fingerprint())
        self.assertEqual(len(set(states)), 4)
        self.assertEqual(self.fingerprint(), states[-1])

    def test_fingerprint_of_known_bytes(self) -> None:
        os.utime(make_file(self.folder, b"a", b"123"), ns=(0, 5_000_000_000))
        bytes_ = b"a\0" + (3).to_bytes(8, "little") + (5_000_000_000).to_bytes(8, "little")
        self.assertEqual(self.fingerprint(), hashlib.sha256(bytes_).hexdigest())

    def test_no_fingerprint_of_a_folder_that_is_gone(self) -> None:
        make_file(self.folder, b"in/a", b"1")
        with HostProcess() as host:
            host.begin("files-sha256", "threads", 2, {"folder": self.folder + "/in"})
            self.assertIn("inputFingerprint", host.wait_for("ready"))
            shutil.rmtree(self.folder + "/in")
            host.say("start")
            finished = host.wait_for("finished")
            self.assertNotIn("inputFingerprint", finished)
            self.assertEqual(finished["tasksFailed"], 1)

    def fingerprint(self) -> str:
        return list_folder(self.folder.encode()).fingerprint()


class Reading(Folder):
    def workload(self) -> FilesSha256:
        folder = self.folder.encode()
        return FilesSha256(FolderFiles(folder, list_folder(folder)))

    def check_error(self, workload: FilesSha256, code: str) -> None:
        with self.assertRaises(InputError) as caught:
            workload.run(0)
        self.assertEqual(caught.exception.code, code)
        self.assertRegex(caught.exception.message, "^(a|mem): .")

    def test_a_file_that_vanished(self) -> None:
        file = make_file(self.folder, b"a")
        workload = self.workload()
        file.unlink()
        self.check_error(workload, "ENOENT")

    @unittest.skipUnless(hasattr(os, "O_NOFOLLOW"), "links can't be refused here")
    def test_a_file_that_became_a_link(self) -> None:
        file = make_file(self.folder, b"a")
        workload = self.workload()
        file.unlink()
        os.symlink("/etc/hostname", file)
        self.check_error(workload, "ELOOP")

    @unittest.skipUnless(hasattr(os, "mkfifo"), "named pipes")
    def test_a_file_that_became_a_pipe_does_not_hang(self) -> None:
        file = make_file(self.folder, b"a")
        workload = self.workload()
        file.unlink()
        os.mkfifo(file)
        self.check_error(workload, "EINVAL")

    def test_a_file_that_became_a_folder(self) -> None:
        file = make_file(self.folder, b"a")
        workload = self.workload()
        file.unlink()
        file.mkdir()
        with self.assertRaises(InputError):
            workload.run(0)

    @unittest.skipUnless(sys.platform == "linux", "/proc/self/mem reads as EIO")
    def test_a_file_that_fails_while_it_is_read(self) -> None:
        make_file(self.folder, b"mem")
        self.check_error(FilesSha256(FolderFiles(b"/proc/self", list_folder(self.folder.encode()))), "EIO")

    def test_files_that_vanish_after_ready_are_reported_by_every_strategy(self) -> None:
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                for name in (b"a", b"b", b"c"):
                    make_file(self.folder, name, name)
                host.begin("files-sha256", strategy, 2, self.parameters, options=options)
                host.wait_for("ready")
                Path(self.folder, "b").unlink()
                host.say("start")
                finished = host.wait_for("finished")
                host.say("release")
                self.assertEqual(host.wait_for_exit(), 0)
                self.assertEqual((finished["tasksDone"], finished["tasksFailed"]), (2, 1))
                self.assertNotEqual(finished["inputFingerprint"], host.of_type("ready")[0]["inputFingerprint"])
                error = next(record["error"] for record in host.tasks() if record["task"] == 1)
                self.assertEqual((error["kind"], error["code"]), ("input", "ENOENT"))
                self.assertTrue(error["message"].startswith("b: "), error)
                lines = "".join(f"{r['task']}:{r.get('digest', '!ENOENT')}\n" for r in by_task(host))
                self.assertEqual(finished["digest"], hashlib.sha256(lines.encode()).hexdigest())


@unittest.skipIf(not hasattr(os, "geteuid") or os.geteuid() == 0, "root may read everything")
class Permissions(Folder):
    def test_what_may_not_be_read(self) -> None:
        make_file(self.folder, b"a", b"1").chmod(0)
        make_file(self.folder, b"b", b"1")
        make_file(self.folder, b"closed/c", b"1").parent.chmod(0)
        self.addCleanup(Path(self.folder, "closed").chmod, 0o700)
        host = self.run_threads()
        error = by_task(host)[0]["error"]
        self.assertEqual((error["kind"], error["code"]), ("input", "EACCES"))
        self.assertIn("closed", host.of_type("warning")[0]["message"])
        self.assertEqual(host.of_type("finished")[0]["tasksDone"], 1)

    def test_a_folder_that_gives_names_and_no_more(self) -> None:
        make_file(self.folder, b"a", b"1")
        names_only = make_file(self.folder, b"names/b", b"1").parent
        names_only.chmod(0o400)
        self.addCleanup(names_only.chmod, 0o700)
        host = self.run_threads()
        error = by_task(host)[1]["error"]
        self.assertEqual((error["kind"], error["code"]), ("input", "EACCES"))
        self.assertTrue(error["message"].startswith("names/b: "), error)
        self.assertEqual(list_folder(self.folder.encode()).files[1], (b"names/b", 0, 0))


def by_task(host: HostProcess) -> list[dict[str, Any]]:
    return sorted(host.tasks(), key=lambda record: record["task"])

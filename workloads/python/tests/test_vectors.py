"""The test vectors that the hosts of all languages share."""

from __future__ import annotations

import itertools
import json
import tempfile
import unittest
from pathlib import Path

from corelane_host.digests import run_digest, task_digest, u64
from corelane_host.sizes import Sizes
from corelane_host.splitmix32 import splitmix32
from corelane_host.tasks import WORKLOADS
from corelane_host.tasks.files_sha256 import FilesSha256
from corelane_host.tasks.folder_files import FolderFiles
from corelane_host.tasks.folder_listing import list_folder
from corelane_host.tasks.primes import Primes, count_primes

from .file_tree import make_file
from .slow_server import body_of
from .vector_runs import run_vector

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "vectors.json").read_text("utf-8"))


class Vectors(unittest.TestCase):
    def test_splitmix32(self) -> None:
        for vector in VECTORS["splitmix32"]:
            self.assertEqual(list(itertools.islice(splitmix32(vector["state"]), 4)), vector["first"])

    def test_primes(self) -> None:
        for vector in VECTORS["primes"]:
            with self.subTest(vector):
                size, index = vector["size"], vector["index"]
                self.assertEqual(count_primes(size + index), vector["count"])
                self.assertEqual(Primes(Sizes(index + 1, size)).run(index), vector["digest"])

    def test_run_of_primes(self) -> None:
        vector = VECTORS["primesRun"]
        primes = Primes(Sizes(vector["tasks"], vector["size"]))
        self.assertEqual(run_digest(primes.run(index) for index in range(vector["tasks"])), vector["digest"])

    def test_run_with_a_failed_task(self) -> None:
        vector = VECTORS["failedTaskRun"]
        self.assertEqual(run_digest(line.split(":")[1] for line in vector["lines"]), vector["digest"])

    def test_files(self) -> None:
        for vector in VECTORS["filesSha256"]:
            with self.subTest(vector), tempfile.TemporaryDirectory() as folder:
                make_file(folder, bytes.fromhex(vector["relativePathHex"]), bytes.fromhex(vector["contentHex"]))
                listing = list_folder(folder.encode())
                self.assertEqual(FilesSha256(FolderFiles(folder.encode(), listing)).run(0), vector["digest"])

    def test_order_of_files(self) -> None:
        paths = [bytes.fromhex(path) for path in VECTORS["filesOrder"]["pathsHex"]]
        with tempfile.TemporaryDirectory() as folder:
            # `a` can't be a file and a folder at once, so the two go into two folders.
            clash = [path for path in paths if path.startswith(b"a/")]
            for half, left_out in (("/1", clash), ("/2", [b"a"])):
                for path in paths:
                    if path not in left_out:
                        make_file(folder + half, path)
                found = [file.path for file in list_folder((folder + half).encode()).files]
                self.assertEqual(found, [path for path in paths if path not in left_out])

    def test_http(self) -> None:
        for vector in VECTORS["httpGet"]:
            with self.subTest(vector):
                body = body_of(vector["seed"], vector["index"], vector["responseBytes"])
                if vector["bodyHex"] is not None:
                    self.assertEqual(body.hex(), vector["bodyHex"])
                self.assertEqual(task_digest(u64(vector["index"]) + body), vector["digest"])


class Runs(unittest.TestCase):
    """Vectors of whole runs, of all workloads with a result that is always the same."""

    def check(self, in_loop: bool) -> None:
        for vector in VECTORS["tasks"]:
            with self.subTest(vector["workload"], parameters=vector["parameters"]):
                outcomes = run_vector(vector, in_loop)
                expected = {int(index): digest for index, digest in vector["taskDigests"].items()}
                self.assertEqual({index: outcomes[index] for index in expected}, expected)
                self.assertEqual(run_digest(outcomes.values()), vector["runDigest"])

    def test_in_threads(self) -> None:
        self.check(in_loop=False)

    def test_in_an_event_loop(self) -> None:
        self.check(in_loop=True)

    def test_every_workload_has_one(self) -> None:
        self.assertEqual({vector["workload"] for vector in VECTORS["tasks"]}, set(WORKLOADS))
        self.assertTrue(all(len(vector["taskDigests"]) >= 2 for vector in VECTORS["tasks"]))

"""Every strategy with every start method does the same work, and tells it in the agreed order."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import unittest
from pathlib import Path
from typing import Any

from corelane_host.digests import run_digest

from .file_tree import make_file
from .host_process import VARIANTS, HostProcess
from .slow_server import SlowServer

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "vectors.json").read_text("utf-8"))
WORKERS = 2


class Combinations(unittest.TestCase):
    def test_primes(self) -> None:
        vector = VECTORS["primesRun"]
        self.check("primes", {"tasks": vector["tasks"], "size": vector["size"]}, vector["digest"])

    def test_files(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            contents = {f"part{n % 3}/file{n}".encode(): os.urandom(n * 60_000) for n in range(7)}
            digests = []
            for path in sorted(contents):
                make_file(folder, path, contents[path])
                data = path + b"\0" + hashlib.sha256(contents[path]).digest()
                digests.append(hashlib.sha256(data).hexdigest()[:16])
            self.check("files-sha256", {"folder": folder}, run_digest(digests))

    def test_http(self) -> None:
        with SlowServer(response_bytes=1024) as server:
            first = next(v for v in VECTORS["httpGet"] if v["seed"] == 1 and v["responseBytes"] == 1024)
            parameters = {"tasks": 6, "latencyMs": 0, "responseBytes": 1024}
            digests = self.check("http-get", parameters, None, server=server.address)
            self.assertEqual(digests[0], first["digest"])
            self.assertEqual(sorted(server.requested), sorted(list(range(6)) * len(VARIANTS)))

    def check(self, workload: str, parameters: dict[str, Any], digest: str | None, **more: Any) -> list[str]:
        """Run all variants; returns the task digests of one of them."""
        seen: dict[str, list[str]] = {}
        for strategy, options in VARIANTS:
            with self.subTest(strategy=strategy, options=options), HostProcess() as host:
                code = host.run_through(workload, strategy, WORKERS, parameters, options=options, **more)
                self.assertEqual(code, 0, host.log)
                self.check_order(host, strategy)
                self.check_account(host)
                finished = host.of_type("finished")[0]
                self.assertIn(finished["digest"], [digest] if digest else seen or [finished["digest"]])
                seen[finished["digest"]] = [record["digest"] for record in sorted(host.tasks(), key=by_task)]
        self.assertEqual(len(seen), 1)
        digests = next(iter(seen.values()))
        self.assertEqual(run_digest(digests), next(iter(seen)))
        return digests

    def check_order(self, host: HostProcess, strategy: str) -> None:
        workers = 1 if strategy in ("sequential", "async") else WORKERS
        kinds = [message["type"] for message in host.messages]
        tasks = kinds.count("tasks")
        expected = ["hello", *["worker-started"] * workers, "ready", *["tasks"] * tasks]
        self.assertEqual(kinds, [*expected, "finished", *["worker-exited"] * workers])
        self.assertEqual({message["id"] for message in host.of_type("worker-started")}, set(range(workers)))
        self.assertEqual([message["id"] for message in host.of_type("worker-exited")], list(range(workers)))

    def check_account(self, host: HostProcess) -> None:
        finished, ready = host.of_type("finished")[0], host.of_type("ready")[0]
        total = ready["tasksTotal"]
        self.assertEqual(sorted(record["task"] for record in host.tasks()), list(range(total)))
        self.assertEqual((finished["tasksTotal"], finished["tasksDone"], finished["tasksFailed"]), (total, total, 0))
        self.assertFalse(finished["stopped"])
        self.assertEqual(finished.get("inputFingerprint"), ready.get("inputFingerprint"))
        for record in host.tasks():
            times = [record["queuedNs"], record["startedNs"], record["finishedNs"]]
            self.assertEqual(
                [finished["startNs"], *times, finished["endNs"]],
                sorted([finished["startNs"], *times, finished["endNs"]]),
            )
        self.assertGreater(
            sum(self.cpu_us(message) for message in [finished["host"], *host.of_type("worker-exited")]), 0
        )

    def cpu_us(self, usage: dict[str, int]) -> int:
        return usage["cpuUserUs"] + usage["cpuSystemUs"]


def by_task(record: dict[str, Any]) -> int:
    index: int = record["task"]
    return index

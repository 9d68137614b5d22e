"""How tasks are split: every one once, in shares and chunks of the sizes that the protocol gives."""

from __future__ import annotations

import unittest

from corelane_host.schedules import chunks_of, share_of


def sizes(schedule: str, least: int, workers: int, tasks: int) -> list[int]:
    return [len(chunk) for chunk in chunks_of(schedule, least, workers, tasks)]


class Shares(unittest.TestCase):
    def test_every_task_has_one_worker(self) -> None:
        for schedule in ("round-robin", "blocks", None):
            for workers in (1, 2, 3, 7):
                for tasks in (1, 2, 5, 7, 100):
                    shares = [share_of(schedule, worker, workers, tasks) for worker in range(workers)]
                    self.assertEqual(sorted(task for share in shares for task in share), list(range(tasks)))

    def test_round_robin(self) -> None:
        self.assertEqual(list(share_of("round-robin", 1, 3, 8)), [1, 4, 7])

    def test_blocks(self) -> None:
        shares = [share_of("blocks", worker, 3, 8) for worker in range(3)]
        self.assertEqual(shares, [range(2), range(2, 5), range(5, 8)])


class Chunks(unittest.TestCase):
    def test_every_task_is_in_one_chunk_in_order(self) -> None:
        for schedule in ("dynamic", "guided", "blocks"):
            for least in (1, 3, 1000):
                for workers in (1, 2, 7):
                    for tasks in (1, 2, 5, 100):
                        chunks = list(chunks_of(schedule, least, workers, tasks))
                        self.assertEqual([task for chunk in chunks for task in chunk], list(range(tasks)))
                        self.assertTrue(all(chunks))

    def test_dynamic(self) -> None:
        self.assertEqual(sizes("dynamic", 1, 4, 3), [1, 1, 1])
        self.assertEqual(sizes("dynamic", 4, 2, 10), [4, 4, 2])

    def test_guided(self) -> None:
        # ⌈left / 4⌉ of 20, 15, 11, 8, 6, 4, 3, 2, 1
        self.assertEqual(sizes("guided", 1, 2, 20), [5, 4, 3, 2, 2, 1, 1, 1, 1])
        self.assertEqual(sizes("guided", 3, 2, 20), [5, 4, 3, 3, 3, 2])

    def test_blocks_are_the_shares_of_the_workers(self) -> None:
        self.assertEqual(list(chunks_of("blocks", 1, 3, 8)), [range(2), range(2, 5), range(5, 8)])
        self.assertEqual(sizes("blocks", 1, 4, 2), [1, 1])  # two of them would be empty

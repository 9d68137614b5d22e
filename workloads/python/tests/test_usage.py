"""CPU time, as a difference of two readings."""

from __future__ import annotations

import unittest

from corelane_host.usage import Usage, read_thread, usage_between


class Differences(unittest.TestCase):
    def test_user_and_system_time(self) -> None:
        self.assertEqual(Usage(50, 30, 7).since(Usage(20, 10, 5)), Usage(30, 20, 7))

    def test_a_tick_that_is_booked_in_between(self) -> None:
        # 20 µs were used, and 4 ms of what came before were booked as system time meanwhile.
        self.assertEqual(Usage(1016, 4004, None).since(Usage(5000, 0, None)), Usage(0, 20, None))

    def test_nothing_is_ever_negative(self) -> None:
        before = read_thread()
        for _ in range(2000):
            used = usage_between(before, read_thread())
            self.assertGreaterEqual(min(used.user_us, used.system_us), 0)

    def test_the_sum_is_kept(self) -> None:
        for later, earlier in (((100, 50), (10, 20)), ((100, 50), (120, 20)), ((100, 50), (60, 50))):
            used = Usage(*later, None).since(Usage(*earlier, None))
            self.assertEqual(used.user_us + used.system_us, sum(later) - sum(earlier))

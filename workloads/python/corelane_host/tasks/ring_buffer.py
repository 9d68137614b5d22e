"""A bounded buffer: a ring of numbers under a lock, with a condition variable for each of the two sides that wait."""

from __future__ import annotations

from typing import Any

from .shared_numbers import U32, shared_numbers

PUT, TAKEN = 0, 1


class Ring:
    """The ring itself: numbers in the order they came. Not protected."""

    def __init__(self, tools: Any, capacity: int) -> None:
        self._slots = shared_numbers(tools, capacity, U32)
        self._so_far = shared_numbers(tools, 2)
        """How many numbers were put in, and how many taken out."""

    def is_filled(self) -> bool:
        """Something can be taken out."""
        return self._so_far[PUT] > self._so_far[TAKEN]

    def has_room(self) -> bool:
        """Something can be put in."""
        return self._so_far[PUT] - self._so_far[TAKEN] < len(self._slots)

    def put(self, number: int) -> None:
        """Add a number at the end."""
        self._slots[self._so_far[PUT] % len(self._slots)] = number
        self._so_far[PUT] += 1

    def take(self) -> int:
        """Remove the oldest number."""
        number = self._slots[self._so_far[TAKEN] % len(self._slots)]
        self._so_far[TAKEN] += 1
        return number


class RingBuffer:
    """For threads and processes; called like a `queue.Queue`.

    Two conditions on one lock, so that each side wakes one waiter of the other, and never one of its own. A waiter
    that was woken looks again: another may have been quicker.
    """

    def __init__(self, tools: Any, capacity: int) -> None:
        self._ring = Ring(tools, capacity)
        lock = tools.Lock()
        self._filled, self._room = tools.Condition(lock), tools.Condition(lock)

    def put(self, number: int) -> None:
        """Put a number in as soon as there is room."""
        with self._room:
            self._room.wait_for(self._ring.has_room)
            self._ring.put(number)
            self._filled.notify()

    def get(self) -> int:
        """Take a number out as soon as there is one."""
        with self._filled:
            self._filled.wait_for(self._ring.is_filled)
            number = self._ring.take()
            self._room.notify()
        return number


class LoopRingBuffer(RingBuffer):
    """The same for the tasks of an event loop; called like an `asyncio.Queue`."""

    async def put(self, number: int) -> None:  # type: ignore[override]
        """Put a number in as soon as there is room."""
        async with self._room:
            await self._room.wait_for(self._ring.has_room)
            self._ring.put(number)
            self._filled.notify()

    async def get(self) -> int:  # type: ignore[override]
        """Take a number out as soon as there is one."""
        async with self._filled:
            await self._filled.wait_for(self._ring.is_filled)
            number = self._ring.take()
            self._room.notify()
        return number

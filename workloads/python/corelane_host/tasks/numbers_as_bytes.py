"""Numbers as bytes that are the same on every machine: little-endian, whatever the processor does."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from itertools import islice

from ..splitmix32 import splitmix32

U32 = "I" if array("I").itemsize == 4 else "L"
"""Type code of an array of 32-bit numbers."""


def u32_bytes(numbers: Iterable[int]) -> bytes:
    """4 bytes for each number."""
    return _little_endian(array(U32, numbers))


def binary64_bytes(numbers: Iterable[float]) -> bytes:
    """8 bytes for each number."""
    return _little_endian(array("d", numbers))


def u32_numbers(data: bytes) -> array[int]:
    """The whole numbers of 4 bytes each in `data`; what is left over at its end is not among them."""
    numbers = array(U32, data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def random_bytes(state: int, length: int) -> bytes:
    """The bytes of the numbers of splitmix32 from this state on, cut to a length."""
    return u32_bytes(islice(splitmix32(state), -(-length // 4)))[:length]


def _little_endian(numbers: array[int] | array[float]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()

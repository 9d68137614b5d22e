"""Random numbers that are the same in every language: 32-bit unsigned arithmetic only."""

from __future__ import annotations

from collections.abc import Iterator

_MASK = 0xFFFF_FFFF


def splitmix32(state: int) -> Iterator[int]:
    """Endless numbers below 2^32 from a 32-bit state."""
    while True:
        state = (state + 0x9E3779B9) & _MASK
        z = state
        z = ((z ^ (z >> 16)) * 0x21F0AAAD) & _MASK
        z = ((z ^ (z >> 15)) * 0x735A2D97) & _MASK
        yield z ^ (z >> 15)

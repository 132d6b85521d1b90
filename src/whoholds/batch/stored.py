"""What a batch keeps of a reading: its claims, and all that a ledger takes in, packed by whoever read it."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.account.intake import left_out
from whoholds.ledger import Packed, pack
from whoholds.ledger.rows import Reading
from whoholds.records import Claim


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading, ready for both tables."""

    claims: tuple[Claim, ...]
    packed: Packed


def stored(reading: Reading) -> Stored:
    """What is kept of a reading."""
    return Stored(reading.claims, pack(reading, left_out(reading)))

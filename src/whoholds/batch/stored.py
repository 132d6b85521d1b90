"""A reading as a batch keeps it: all that a ledger takes in, as JSON and back, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from whoholds.flow import Reading
from whoholds.records import Block, Claim, Discrepancy, Drop, PlaceRef, Report


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading without its sentences, which nothing after the flow asks for."""

    report: Report
    blocks: tuple[Block, ...]
    places: tuple[PlaceRef, ...]
    claims: tuple[Claim, ...]
    drops: tuple[Drop, ...]
    discrepancies: tuple[Discrepancy, ...]


def stored(reading: Reading) -> Stored:
    """What is kept of a reading."""
    return Stored(
        reading.report, reading.blocks, reading.places, reading.claims, reading.drops, reading.discrepancies
    )  # fmt: skip


def encode(kept: Stored) -> bytes:
    """As JSON, its fields by name."""
    return msgspec.json.encode(kept)


def decode(data: bytes) -> Stored:
    """What `encode` wrote; the records' own laws are checked again. Raises msgspec.ValidationError."""
    return msgspec.json.decode(data, type=Stored)

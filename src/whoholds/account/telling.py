"""Telling a place's history from the evidence, and keeping the told histories up to date."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import resources

from whoholds.account.kin import Kin
from whoholds.ledger import LedgerWriter
from whoholds.ledger.evidence import Evidence, below, evidence
from whoholds.picture import moves_below, moves_of, trace
from whoholds.records import content_id
from whoholds.records.control import Tenure

BATCH = 200
"""Places told in one transaction: readers wait for none, another writer for some milliseconds each."""


@cache
def rules() -> str:
    """A hash of all that decides how histories are told: the picture's code and data."""
    folder = resources.files("whoholds.picture")
    files = sorted((one for one in folder.iterdir() if one.name.endswith((".py", ".toml"))), key=lambda one: one.name)
    return content_id(part for one in files for part in (one.name, one.read_text("utf8")))


def tell(keys: Collection[str], found: Evidence, kin: Kin) -> tuple[Tenure, ...]:
    """The tenures of the place that goes by these keys."""
    moves = [move for entry in found.own for move in moves_of(kin.entry(entry), keys)]
    for key, division, entries in found.above:
        moves += [move for entry in entries for move in moves_below(kin.entry(entry), division, key)]
    return trace(map(kin.move, moves))


def refresh(writer: LedgerWriter, kin: Kin) -> int:
    """Tell anew the places whose claims have changed; returns how many.

    A division that is held whole says something of each place in it: those are told anew as well.
    """
    told: set[str] = set()
    while True:
        with writer.histories(BATCH) as histories:
            for key in histories.keys:
                found = evidence(histories.connection, (key,))
                histories.put(key, tell((key,), found, kin))
                lower = (
                    [other for other in below(histories.connection, key) if other not in told]
                    if _whole(key, found)
                    else []
                )
                histories.mark(lower)
                told.add(key)
            if not histories.keys:
                return len(told)


def _whole(key: str, found: Evidence) -> bool:
    refs = [(entry, ref) for entry in found.own for ref in entry.claim.places[:1]]
    return any(True for entry, ref in refs for _ in moves_below(entry, ref, key))

"""Telling a place's history from the evidence, and keeping the told histories up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from whoholds.account.kin import Kin
from whoholds.ledger import LedgerWriter
from whoholds.ledger.changes import Change
from whoholds.ledger.evidence import Archive, Days, Evidence
from whoholds.ledger.histories import Histories, Telling
from whoholds.picture import moves_below, moves_of, trace
from whoholds.picture.control import Told, retold, told
from whoholds.picture.moves import Move
from whoholds.records import content_id
from whoholds.records.control import Mark, Tenure
from whoholds.records.entries import Entry

BATCH = 200
"""Places told in one transaction: readers wait for none, another writer for some milliseconds each."""
LOOK = 2
"""Marks after a change at which it is looked whether all stands as before."""
DAY = dt.timedelta(days=1)


@cache
def rules() -> str:
    """A hash of all that decides how histories are told: the picture's code and data."""
    folder = resources.files("whoholds.picture")
    files = sorted((one for one in folder.iterdir() if one.name.endswith((".py", ".toml"))), key=lambda one: one.name)
    return content_id(part for one in files for part in (one.name, one.read_text("utf8")))


def tell(keys: Collection[str], found: Evidence, kin: Kin) -> tuple[Tenure, ...]:
    """The tenures of the place that goes by these keys."""
    return trace(_moves(keys, found, kin))


def _moves(keys: Collection[str], found: Evidence, kin: Kin) -> Iterator[Move]:
    for entry in found.own:
        yield from map(kin.move, moves_of(kin.entry(entry), keys))
    for key, division, entries in found.above:
        for entry in entries:
            yield from map(kin.move, moves_below(kin.entry(entry), division, key))


def refresh(writer: LedgerWriter, kin: Kin) -> int:
    """Tell anew what has changed, each place only as far as the change bears; returns how many places.

    A division that is held whole says something of each place in it: those are told anew as well.
    """
    done: set[str] = set()
    while True:
        with writer.histories(BATCH) as histories:
            if not histories.changes:
                return len(done)
            teller = Teller(histories, Archive(histories.connection), kin)
            for change in histories.changes:
                teller.tell(change)
                done.add(change.key)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells changes of places within one transaction."""

    histories: Histories
    archive: Archive
    kin: Kin

    def tell(self, change: Change) -> None:
        """Tell a place anew, from the last mark before the change; and ask for the places of a division."""
        start = self.histories.mark_before(change.key, change.first)
        entries = self.archive.claims(start.ids) if start else {}
        if start is None or len(entries) < len(start.ids):
            whole = told(_moves((change.key,), self.archive.evidence((change.key,)), self.kin))
            self.histories.put(Telling(change, whole.tenures, whole.marks))
        else:
            known = {key: self.kin.entry(entry) for key, entry in entries.items()}
            self.histories.put(self._on_from(start, known, change))
        if change.whole:
            lower = self.archive.below(change.key)
            self.histories.ask_for(replace(change, key=other, whole=False) for other in lower)

    def _on_from(self, start: Mark, known: dict[str, Entry], change: Change) -> Telling:
        """Tell on from a mark: at first only as far as all may stand as before again, if it doesn't to the end."""
        near = self.histories.marks_after(change.key, change.last, LOOK + 1)
        until = near[LOOK].day if len(near) > LOOK else None
        found = retold(start, known, self._between(change.key, start.day, until), later=near, whole=until is None)
        if found is None:
            every = self.histories.marks_after(change.key, change.last)
            found = retold(start, known, self._between(change.key, start.day, None), later=every) or Told(())
        return Telling(change, found.tenures, found.marks, start, found.met)

    def _between(self, key: str, first: dt.date, until: dt.date | None) -> list[Move]:
        """The moves of a place on days from the first up to, not including, the last."""
        days = Days(first, until - DAY if until else None)
        moves = _moves((key,), self.archive.evidence((key,), days), self.kin)
        return [move for move in moves if until is None or move.day < until]

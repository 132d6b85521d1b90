"""Taking reports into a ledger: read, append, and tell anew the places that they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from whoholds.account.kin import Kin
from whoholds.account.telling import refresh, rules
from whoholds.ledger import Appended, LedgerWriter, Packed, connect, pack
from whoholds.ledger.rows import Reading
from whoholds.records import Drop, Report

Read = Callable[[Report], Reading]
AT_ONCE = 500
"""Reports that go into one transaction where they come in bulk."""


@dataclass(slots=True)
class Taken:
    """What came of an ingest."""

    reports: Counter[Appended] = field(default_factory=Counter)
    claims: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    told: int = 0


def left_out(reading: Reading) -> Iterator[Drop]:
    """What the reading passed over: blocks that aren't read, cues that say nothing, places that it couldn't tell.

    What it says of places that the gazetteer has otherwise comes as drops of the stage `gazetteer`.
    """
    yield from reading.drops
    for block in reading.blocks:
        if not block.reads and all(drop.span != block.span for drop in reading.drops):
            yield Drop("mark", f"{block.kind} isn't read for claims", block.span)
    for ref in reading.places:
        if ref.reason:
            yield Drop("resolve", ref.reason, ref.span, ref.name)
    for found in reading.discrepancies:
        yield Drop("gazetteer", found.says, found.span, found.known)


class Intake:
    """Takes reports into a ledger, each in a transaction of its own; what is there already isn't read again.

    Without `keep_text` the ledger keeps of each report only what claims quote.
    """

    def __init__(self, ledger: str | Path, *, kin: Kin | None = None, keep_text: bool = True) -> None:
        self.keep_text = keep_text
        self.kin = kin or Kin()
        self.writer = LedgerWriter(connect(ledger))
        self.taken = Taken()

    def take(self, report: Report, read: Read) -> Appended | None:
        """Read a report and append it; a report that can't be read is noted as a drop, and None returned."""
        if self.writer.holds(report):
            self.taken.reports[Appended.SAME] += 1
            return Appended.SAME
        try:
            reading = read(report)
        except Exception as error:  # noqa: BLE001 - the one boundary per report: the failure is kept as a drop
            self.fail(report.id, Drop("read", type(error).__name__, detail=str(error)[:500]))
            return None
        (appended,) = self.writer.append_all([self._kept(pack(reading, left_out(reading)))])
        self.taken.reports[appended] += 1
        self.taken.claims += len(reading.claims) if appended is not Appended.SAME else 0
        return appended

    def take_all(self, readings: Iterable[Reading], *, at_once: int = AT_ONCE) -> None:
        """Append what was read elsewhere, many reports a transaction."""
        self.take_packed((pack(reading, left_out(reading)) for reading in readings), at_once=at_once)

    def take_packed(self, reports: Iterable[Packed], *, at_once: int = AT_ONCE) -> None:
        """Append what was read and packed elsewhere, many reports a transaction."""
        rest = iter(reports)
        while batch := [self._kept(one) for one in islice(rest, at_once)]:
            for one, appended in zip(batch, self.writer.append_all(batch), strict=True):
                self.taken.reports[appended] += 1
                self.taken.claims += len(one.claims) if appended is not Appended.SAME else 0

    def fail(self, origin: str, drop: Drop) -> None:
        """Note something that can't be read."""
        self.writer.fail(origin, drop)
        self.taken.failed.append((origin, f"{drop.reason}: {drop.detail}"))

    def _kept(self, packed: Packed) -> Packed:
        return packed if self.keep_text else packed.quoted()

    def close(self) -> None:
        """Let go of the ledger."""
        self.writer.close()

    def retell(self) -> None:
        """Ask for every place to be told anew, as after a change of the tables that the telling uses."""
        self.writer.retell()

    def finish(self) -> Taken:
        """Tell anew what has changed."""
        self.writer.tell_by(rules())
        self.taken.told = refresh(self.writer, self.kin)
        self.writer.settle()
        return self.taken

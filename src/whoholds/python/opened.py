"""A ledger, opened: take reports in, and ask who held what, what happened, who was hurt, and where sources disagree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from whoholds.account import Account, Intake, Kin, Outlets, Taken, chronicle
from whoholds.account.selection import Selection
from whoholds.export.layers import CLAIMS, CONTROL, EVENTS, Feature
from whoholds.export.layers.tolls import DISPUTES, TOLLS, dispute_features, toll_features
from whoholds.python import show
from whoholds.python.listing import Listing
from whoholds.python.reading import reader
from whoholds.records import Drop, Report
from whoholds.records.asked import Asked
from whoholds.records.control import Standing
from whoholds.records.entries import Entry
from whoholds.records.events import Dispute, Event

if TYPE_CHECKING:
    from whoholds.archive import Archive
    from whoholds.gather import Gatherer

Day = dt.date | str | None


def open_ledger(ledger: str | Path = "whoholds.db", *, outlets: str | Path | None = None, least: float = 0.0) -> Opened:
    """Open a ledger, a file or a SQLAlchemy URL; it is made if it isn't there. `outlets` is a table of yours (CSV).

    All is answered as if no claim less sure than `least`, 0 to 1, had been read.
    """
    return Opened(ledger, outlets=Outlets.read(Path(outlets)) if outlets else None, least=least)


def day(value: Day) -> dt.date | None:
    """A day from a date or "YYYY-MM-DD"; raises ValueError for what is none."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


class Opened:
    """A ledger, opened. Days are dates or "YYYY-MM-DD"; `as_known` is the day whose knowledge is asked for."""

    def __init__(self, ledger: str | Path, *, outlets: Outlets | None = None, least: float = 0.0) -> None:
        from whoholds.resolve.actors.registry import Registry

        self.ledger = ledger
        self._outlets = outlets or Outlets()
        self._kin = Kin(Registry.load(), self._outlets)
        if "://" not in str(ledger) and not Path(ledger).exists():
            Intake(ledger, kin=self._kin).finish()
        self.account = Account(ledger, kin=lambda: self._kin, outlets=self._outlets).surer(least)

    def __repr__(self) -> str:
        return f"<ledger {self.ledger}>"

    def close(self) -> None:
        """Let go of the ledger."""
        self.account.close()

    def ingest(self, *sources: str | Path | Report, archive: bool = True, allowed: Iterable[str] = ()) -> Taken:
        """Read files, folders, addresses or reports and append them; what is there already isn't read again.

        As `whoholds ingest` does, it first keeps what it reads as it came, in the archive beside the ledger, unless
        `archive` is False. Addresses inside a network are fetched from the hosts in `allowed` alone.
        """
        intake = Intake(self.ledger, kin=self._kin)
        kept = _archive(self.ledger) if archive and not all(isinstance(one, Report) for one in sources) else None
        try:
            for report in _reports(sources, intake, _gatherer(kept, allowed)):
                intake.take(report, reader().read)
        finally:
            if kept:
                kept.close()
        return intake.finish()

    def picture(
        self, at: Day = None, *, as_known: Day = None, country: str | None = None, actor: str | None = None
    ) -> Listing[Standing]:
        """Who holds each place on a day, today unless told."""
        found = self.account.picture(at=day(at) or _today(), as_known=day(as_known), country=country, actor=actor)
        return Listing(found, CONTROL, _tenures, show.picture_html)

    def who(self, place: str, at: Day = None, *, as_known: Day = None) -> Listing[Standing]:
        """Who holds one place on a day; each standing has its history. Several places of one name are several."""
        found = self.account.who(place, at=day(at) or _today(), as_known=day(as_known), history=True)
        return Listing(found, CONTROL, _tenures, show.who_html)

    def control(self, **asked: object) -> Listing[Standing]:
        """Every stretch of days in which a place stood one way; `asked` are fields of `Asked`."""
        return Listing(self._selected(asked).control(), CONTROL, _tenures)

    def claims(self, **asked: object) -> Listing[Entry]:
        """Claims with who printed them and since when they are known; `asked` are fields of `Asked`."""
        return Listing((entry for _, entry in self._selected(asked).entries()), CLAIMS, partial(map, CLAIMS.feature))

    def events(self, **asked: object) -> Listing[Event]:
        """Happenings, over reports and days; `asked` are fields of `Asked`: first, last, country ..."""
        return Listing(self._selected(asked).events(), EVENTS, partial(map, EVENTS.feature))

    def tolls(self, **asked: object) -> Listing[Event]:
        """The events that someone was hurt in; the table has a row for each claimant's number."""
        return Listing((e for e in self._selected(asked).events() if e.tolls), TOLLS, toll_features)

    def disputes(self, **asked: object) -> Listing[Dispute]:
        """Words that can't all be so; the table has a row for each position. Days, country and as_known count."""
        selected = self._selected(asked)
        return Listing(chronicle.disputes(selected.sure, selected.span), DISPUTES, dispute_features)

    def _selected(self, asked: dict[str, object]) -> Selection:
        days = {key: day(value) for key, value in asked.items() if key in _DAYS and isinstance(value, str)}
        kinds = {"kinds": frozenset(_kinds(asked["kinds"]))} if "kinds" in asked else {}
        return Selection(self.account, Asked(**{**asked, **days, **kinds}))  # type: ignore[arg-type]


_DAYS = frozenset({"first", "last", "as_known"})


def _kinds(kinds: object) -> Iterator[object]:
    from whoholds.records import Kind

    for kind in [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, Iterable) else ():
        yield Kind(kind)


def _tenures(standings: Iterable[Standing]) -> Iterator[Feature]:
    """A row for each standing of which something is known."""
    return (CONTROL.feature(one) for one in standings if one.tenure)


def _archive(ledger: str | Path) -> Archive:
    from whoholds.archive import Archive, archive_folder

    return Archive.open(archive_folder(str(ledger)))


def _gatherer(archive: Archive | None, allowed: Iterable[str]) -> Gatherer:
    from whoholds.fetch import Client
    from whoholds.gather import Gatherer

    return Gatherer(Client(allowed=frozenset(allowed)), archive)


def _reports(sources: Iterable[str | Path | Report], intake: Intake, gatherer: Gatherer) -> Iterator[Report]:
    from whoholds.read import Failed

    for source in sources:
        for found in [source] if isinstance(source, Report) else gatherer.gather([str(source)]):
            if not isinstance(found, Failed):
                yield found
            elif found.expected:
                intake.writer.fail(found.source, Drop("read", "passed over", detail=found.reason))
            else:
                intake.fail(found.source, Drop("read", "unreadable", detail=found.reason))


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()

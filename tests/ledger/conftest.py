"""Readings made by hand, and a ledger in a file of its own."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ledger.postgres import Server, programs, running
from whoholds.account import Account, Intake
from whoholds.records import (
    ActorRef,
    Block,
    BlockKind,
    Claim,
    Discrepancy,
    Drop,
    Kind,
    PlaceRef,
    PlaceType,
    Report,
    Span,
    When,
)

DELMAR = PlaceRef(None, "Delmar", PlaceType.CITY, "XA", "North", 10.2, 20.7, "test:1")


@dataclass(frozen=True)
class Reading:
    """What was read in one report."""

    report: Report
    claims: tuple[Claim, ...] = ()
    blocks: tuple[Block, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    drops: tuple[Drop, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


def captured(who: str, day: str, *, place: PlaceRef = DELMAR, outlet: str = "Gazette", more: str = "") -> Reading:
    """A report of one sentence, published on a day of 2020, that a side took a place on that day."""
    text = f"{who} took {place.name} on {day}.{more}"
    on = dt.date.fromisoformat(f"2020-{day}")
    report = Report(text, f"{outlet}-{day}-{who}", on, f"News of {day}", outlet)
    start = text.index("took")
    quote = report.span(0, text.index(".") + 1)
    claim = Claim(
        report.id,
        Kind.CAPTURE,
        report.span(start, start + 4),
        quote,
        BlockKind.PARAGRAPH,
        (ActorRef(report.span(0, len(who)), who),),
        (),
        (place,),
        When(None, on, on, 1),
        found_by="test",
    )
    block = Block(BlockKind.PARAGRAPH, report.span(0, len(text)), report.span(0, len(text)))
    return Reading(report, (claim,), (block,), (place,))


@dataclass
class Bench:
    """A ledger file, what takes reports into it, and what asks it."""

    path: Path | str

    def take(self, *readings: Reading, today: str = "2020-12-01") -> Intake:
        """Ingest readings, as if on a day."""
        intake = Intake(self.path)
        noon = dt.datetime.fromisoformat(f"{today}T12:00:00+00:00")
        intake.writer._clock = lambda: noon
        by_id = {reading.report.id: reading for reading in readings}
        for reading in readings:
            intake.take(reading.report, lambda report: by_id[report.id])
        intake.finish()
        return intake

    def stands(self, at: str, as_known: str | None = None, place: str = "Delmar") -> str:
        """How a place stands: "held Reds reported"."""
        account = Account(self.path)
        known = dt.date.fromisoformat(f"2020-{as_known}") if as_known else None
        found = account.who(place, at=dt.date.fromisoformat(f"2020-{at}"), as_known=known)
        account.close()
        one = found[0] if found else None
        if one is None or one.tenure is None:
            return "unknown"
        return " ".join((one.state, "+".join(side.name for side in one.tenure.holder), one.tenure.basis))


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    """An empty ledger: a file, and a database of a server that the tests start."""
    if request.param == "sqlite":
        yield Bench(tmp_path / "ledger.db")
    else:
        server: Server = request.getfixturevalue("server")
        yield Bench(server.ledger())


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of its own, in a folder of its own, for as long as the tests run."""
    if programs() is None:
        pytest.skip("needs PostgreSQL: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="needs the extra postgres")
    with tempfile.TemporaryDirectory(prefix="whoholds-pg-") as folder, running(Path(folder)) as started:
        yield started


def span(text: str, start: int = 0) -> Span:
    """Words at an offset."""
    return Span(start, start + len(text), text)

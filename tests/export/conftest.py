"""Exports of the samples, each written once, and readings made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from whoholds.account import Account
from whoholds.account.selection import Selection
from whoholds.export.formats import FORMATS, Written, write_export
from whoholds.records import (
    ActorRef,
    BlockKind,
    Claim,
    Count,
    Counted,
    Kind,
    PlaceRef,
    PlaceType,
    Source,
    Span,
    SpeakerKind,
    When,
)
from whoholds.records.asked import Asked
from whoholds.records.entries import Entry

DELMAR = PlaceRef(None, "Delmar", PlaceType.CITY, "UA", "North", 10.25, 20.75, "test:1", precision=1)
DAY = dt.date(2020, 3, 5)

Export = Callable[..., Path]


@pytest.fixture(scope="session")
def export(samples: Account, tmp_path_factory: pytest.TempPathFactory) -> Export:
    """Writes the samples in a format once, and gives the file's path."""
    folder = tmp_path_factory.mktemp("exports")
    known: dict[tuple[object, ...], Path] = {}

    def write(name: str, *layers: str, asked: Asked | None = None) -> Path:
        key = (name, layers, asked)
        if key not in known:
            form = next(form for form in FORMATS if form.name == name)
            known[key] = folder / f"{len(known)}{form.suffix}"
            written: Written = write_export(Selection(samples, asked or Asked()), form, known[key], layers=layers)
            assert written.rows
        return known[key]

    return write


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of one day in short, its words made up; `killed` are the least, the most and the words."""

    kind: Kind
    who: ActorRef | None = None
    whom: ActorRef | None = None
    killed: tuple[int, int | None, str] | None = None
    by: str = ""
    report: str = "r1"

    def entry(self) -> Entry:
        """The claim as the ledger gives it."""
        quote = f"done {self.by} {self.report}"
        claim = Claim(
            report_id=self.report,
            kind=self.kind,
            cue=Span(0, 4, "done"),
            quote=Span(0, len(quote), quote),
            block=BlockKind.PARAGRAPH,
            agents=(self.who,) if self.who else (),
            targets=(self.whom,) if self.whom else (),
            places=(DELMAR,),
            when=When(None, DAY, DAY, 1),
            counts=self._counts(),
            source=Source(Span(0, len(self.by), self.by), self.by, SpeakerKind.OTHER) if self.by else None,
            found_by="test",
        )
        return Entry(claim, DAY, DAY, DAY, "Gazette")

    def _counts(self) -> tuple[Count, ...]:
        if self.killed is None:
            return ()
        low, high, words = self.killed
        return (Count(Counted.KILLED, low, high, Span(0, len(words), words)),)


def told(kind: Kind, **more: Any) -> Entry:
    """The claim as the ledger gives it; `more` are fields of `Told`."""
    return Told(kind, **more).entry()

"""A row of codes as a report: the notes first, then the coded cells as printed, which the claims quote."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import pycountry

from whoholds.read.dates import moment_of
from whoholds.read.language import language_of
from whoholds.read.outcome import Unreadable
from whoholds.records import ActorRef, Block, BlockKind, Claim, Count, Counted, Kind, PlaceRef, Report, Span, When

Cells = Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """A row being written out. `coder` is whose codes they are; `notes` the prose, which is read like any report."""

    coder: str
    id: str
    notes: str
    cells: Cells
    text: str = field(init=False)
    block: Block = field(init=False)

    def __post_init__(self) -> None:
        head = f"{self.notes}\n\n" if self.notes else ""
        lines = "\n".join(f"{name}: {value}" for name, value in self.cells.items() if value)
        self.text = f"{head}{lines}"
        span = Span.cut(self.text, len(head), len(self.text))
        self.block = Block(BlockKind.BOILERPLATE, span, span)

    def span(self, name: str) -> Span | None:
        """Where a cell's value stands."""
        value = self.cells.get(name)
        if not value:
            return None
        line = f"{name}: {value}"
        start = self.block.span.start
        if not self.block.span.text.startswith(f"{line}\n") and self.block.span.text != line:
            start += self.block.span.text.find(f"\n{line}") + 1
        start += len(name) + 2
        return Span.cut(self.text, start, start + len(value))

    def claim(self, kind: Kind, cue: str) -> Claim:
        """A claim of the coder, in the words of one cell."""
        span = self.span(cue)
        if span is None:
            raise Unreadable(f"no {cue}")
        by = f"coded:{self.coder.lower()}"
        return Claim(self.id, kind, span, self.block.span, BlockKind.OTHER, found_by=by)

    def actors(self, names: Iterable[str]) -> tuple[ActorRef, ...]:
        """The actors in cells, in order."""
        spans = [span for name in names if (span := self.span(name))]
        return tuple(ActorRef(span, span.text) for span in spans)

    def place(self, name: str, place: PlaceRef) -> tuple[PlaceRef, ...]:
        """A place, with the cell that names it."""
        span = self.span(name)
        return (replace(place, span=span, name=span.text),) if span else ()

    def killed(self, low: int | None, high: int | None, cell: str) -> tuple[Count, ...]:
        """How many died; none where nobody did."""
        span = self.span(cell)
        if low is not None and high is not None and low > high:
            raise Unreadable(f"at least {low} and at most {high} died: the low figure is above the high one")
        return (Count(Counted.KILLED, low, high, span),) if span and (low or high) else ()

    def report(
        self, claims: Iterable[Claim], *, published: dt.datetime | None = None, url: str | None = None
    ) -> Report:
        """The report with its claims."""
        return Report(
            text=self.text,
            id=self.id,
            published=published.date() if published else None,
            source=self.coder,
            url=url,
            language=language_of(self.notes),
            published_at=published,
            marks=(self.block,),
            coded=tuple(claims),
        )


def number(cells: Cells, name: str) -> int | None:
    """A cell's whole number. Raises Unreadable for a cell that holds something else."""
    value = cells.get(name, "").strip()
    if not value:
        return None
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        raise Unreadable(f"{name} is no number: {value[:40]!r}") from None


def degrees(cells: Cells, name: str, most: float) -> float | None:
    """A cell's degrees. Raises Unreadable outside the earth."""
    value = cells.get(name, "").strip()
    if not value:
        return None
    try:
        found = float(value)
    except ValueError:
        raise Unreadable(f"{name} is no number: {value[:40]!r}") from None
    if not abs(found) <= most:
        raise Unreadable(f"{name} is not on earth: {value[:40]}")
    return found


def day(cells: Cells, name: str) -> dt.date:
    """A cell's day: "2021-08-09", "09 August 2021", with or without a time. Raises Unreadable for anything else."""
    found = moment_of(cells.get(name, ""))
    if found is None:
        raise Unreadable(f"{name} is no date: {cells.get(name, '')[:40]!r}")
    return found.day


def when(span: Span | None, first: dt.date, last: dt.date, precision: int) -> When:
    """The days, in order."""
    return When(span, min(first, last), max(first, last), precision)


def country_of(name: str, number: str = "") -> str | None:
    """The two letters of a country, by its ISO number or its name."""
    if number.strip().isdigit() and (found := pycountry.countries.get(numeric=f"{int(number):03}")):
        return str(found.alpha_2)
    try:
        return str(pycountry.countries.lookup(name.partition(" (")[0].strip()).alpha_2)
    except LookupError:
        return called().get(name.partition(" (")[0].strip().lower())


@cache
def called() -> dict[str, str]:
    """Names of countries that ACLED and UCDP use and ISO 3166 doesn't."""
    rows = csv.DictReader(files("whoholds.read.coded").joinpath("countries.csv").read_text("utf-8").splitlines())
    return {row["name"]: row["country"] for row in rows}

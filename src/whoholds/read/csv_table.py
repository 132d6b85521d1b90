"""CSV and TSV: a report a row; a broken row fails alone. ACLED's and UCDP's exports are known by their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from whoholds.read.coded import acled, ucdp
from whoholds.read.decoding import decode
from whoholds.read.fields import row_report
from whoholds.read.mapping import FIELDS, OFTEN_CALLED, Mapping
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import LARGEST, Source
from whoholds.records import Report

_SAMPLE = 64 * 1024
_DELIMITERS = ",;\t|"
_LARGEST_TABLE = 10 * LARGEST


def read_csv(source: Source) -> Iterator[Report | Failed]:
    """The reports of the rows. Raises Unreadable where no column holds a text."""
    text = decode(source.content(_LARGEST_TABLE))
    if not text.strip():
        raise Unreadable("empty")
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    columns = _own_names([name.strip() for name in next(rows, [])])
    if source.mapping is None:
        for coded in (acled, ucdp):
            if set(coded.COLUMNS) <= {name.lower() for name in columns}:
                yield from coded.reports(_lower(columns), _rows(rows, source), source)
                return
    _check(columns, source.mapping)
    yield from _reports(columns, rows, source)


def _reports(columns: Sequence[str], rows: Iterator[list[str]], source: Source) -> Iterator[Report | Failed]:
    mapping = source.mapping or Mapping()
    for number, cells in _rows(rows, source):
        row: dict[str, object] = dict(zip(columns, cells, strict=False))
        try:
            yield row_report(
                {k: v for k, v in mapping.apply(row).items() if v != ""} | {"text": row.get(mapping.column("text"))},
                source.today,
            )
        except Unreadable as error:
            yield Failed(f"{source.name}:{number}", str(error))


def _rows(rows: Iterator[list[str]], source: Source) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with its number; the first below the head is 2."""
    number = 1
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise Unreadable(f"broken CSV at row {number}: {error}") from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, cells


def _lower(columns: Sequence[str]) -> list[str]:
    return [name.lower() for name in columns]


def _check(columns: Sequence[str], mapping: Mapping | None) -> None:
    wanted = (mapping or Mapping()).column("text")
    if wanted not in columns:
        shown = ", ".join(columns)[:300]
        raise Unreadable(
            f"no column {wanted!r}; name the one that holds the text: --map {_proposed(columns)} (there are {shown})"
        )


def _own_names(columns: Sequence[str]) -> list[str]:
    """The columns, those that differ from a field's name in case alone by that name."""
    low = [name.lower() for name in columns]
    return [
        field if field in FIELDS and low.count(field) == 1 else name for name, field in zip(columns, low, strict=True)
    ]


def _proposed(columns: Sequence[str]) -> str:
    """A mapping that the user may want, by what columns are often called; never used unasked."""
    pairs = {
        field: next((name for name in columns if name.lower() in usual), None) for field, usual in OFTEN_CALLED.items()
    }
    text = pairs.pop("text") or "COLUMN"
    return ",".join([f"text={text}", *(f"{field}={name}" for field, name in pairs.items() if name and name != field)])


def _delimiter(text: str) -> str:
    """The sign that parts the cells of the head."""
    head = text[:_SAMPLE].splitlines()[0]
    return max(_DELIMITERS, key=head.count)

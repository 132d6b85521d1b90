"""What a worker does: read every report of a unit and put the results on the shelf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoholds.batch.stored import Stored, stored
from whoholds.flow import Reader
from whoholds.read import Failed, read_source

if TYPE_CHECKING:
    from whoholds.batch.shelf import Shelf
    from whoholds.batch.units import Unit


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a unit: how many reports and claims, and what couldn't be read, with the reason."""

    key: str
    path: str
    reports: int
    claims: int
    failed: tuple[tuple[str, str], ...] = ()


def work(unit: Unit, shelf: Shelf, reader: Reader) -> Done:
    """Read a unit, unless that was done before."""
    failed: list[tuple[str, str]] = []
    return shelf.done(unit.key) or shelf.put(unit, _readings(unit, reader, failed), failed)


def _readings(unit: Unit, reader: Reader, failed: list[tuple[str, str]]) -> Iterator[Stored]:
    found = read_source(unit.source)
    while True:
        origin = unit.source.name
        try:
            report = next(found, None)
            if report is None:
                return
            if isinstance(report, Failed):
                failed.append((report.source, report.reason))
                continue
            origin = report.id
            yield stored(reader.read(report))
        except Exception as error:  # noqa: BLE001 - the one boundary per report: the others are read
            failed.append((origin, f"{type(error).__name__}: {error}"))

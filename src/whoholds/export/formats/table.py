"""CSV in UTF-8 with one line end, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

Cell = str | int | float | None
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def write_table(out: Path, heads: Sequence[Sequence[str]], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a table; returns how many rows it has, heads not counted."""
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows(heads)
        count = 0
        for row in rows:
            writer.writerow([safe(cell) for cell in row])
            count += 1
    return count


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: reports are strangers' words."""
    if not isinstance(cell, str):
        return cell
    flat = cell.replace("\x00", "\ufffd")
    return f"'{flat}" if flat.startswith(_RUNS) else flat

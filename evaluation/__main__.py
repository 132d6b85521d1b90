"""Measures every stage, prints one table, writes `results.json`, and fails where a figure is below its floor.

python -m evaluation [STAGE...]      stages: parse places actors normalise claims picture
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evaluation.floors import Figure, against_floors, load_floors
from evaluation.shared import SHARED
from evaluation.stages import STAGES

RESULTS = Path(__file__).with_name("results.json")


def measured(names: list[str], console: Console) -> dict[str, Any]:
    """The figures of the stages named, each as its own nested object."""
    figures: dict[str, Any] = {}
    for name in names:
        with console.status(f"measuring {name}"):
            measure: Callable[[], Mapping[str, Any]] = STAGES[name]
            figures[name] = measure()
    return figures


def table_of(figures: list[Figure]) -> Table:
    """The table that is printed: figure, value, floor."""
    table = Table("figure", "value", "floor", box=None)
    for figure in figures:
        style = None if figure.holds else "bold"
        floor = "" if figure.floor is None else f"{figure.floor:g}{'' if figure.holds else '  BELOW'}"
        table.add_row(figure.name, str(figure.value), floor, style=style)
    return table


def main() -> int:
    """Exit code 0 when all floors hold, 1 when one doesn't, 2 for a wrong call, 3 without the data."""
    console = Console()
    names = sys.argv[1:] or list(STAGES)
    unknown = sorted(set(names) - set(STAGES))
    if unknown:
        console.print(f"no stage {', '.join(unknown)}; stages: {', '.join(STAGES)}")
        return 2
    if not SHARED.is_dir():
        console.print(f"the gold and the data aren't at {SHARED}: nothing to measure against")
        return 3
    figures = measured(names, console)
    rows = against_floors(figures, load_floors())
    console.print(table_of(rows))
    earlier = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps(earlier | figures, indent=1, sort_keys=True) + "\n", "utf-8")
    return int(any(not row.holds for row in rows))


if __name__ == "__main__":
    sys.exit(main())

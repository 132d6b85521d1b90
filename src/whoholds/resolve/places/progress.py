"""A progress bar for the minute that building the gazetteer takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from whoholds.resolve.places.build import Progress as Tell


@contextmanager
def bar(title: str) -> Iterator[Tell]:
    """Shows a bar on standard error once it is told of a first step; nothing if it never is."""
    columns = (TextColumn(title), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task = shown.add_task("", total=1.0)

    def tell(step: str, share: float) -> None:
        shown.start()
        shown.update(task, completed=share, description=step)

    try:
        yield tell
    finally:
        shown.stop()

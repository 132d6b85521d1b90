"""What a format is, and what came of writing one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whoholds.export.layers import Layer, Selected, Value


@dataclass(slots=True)
class Written:
    """What came of writing: rows by layer, what was left out by reason, and files beside the one asked for."""

    rows: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    beside: list[Path] = field(default_factory=list)


Write = Callable[[Selected, Sequence[Layer], Path, Written], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is for, the end of its files' names, and the layers that it can hold.

    `holds` are names of layers, those written unless others are asked for first; `several` tells whether one
    file holds more than one. `extra` is the extra of the package that it needs. `columns` are names with meanings,
    where they aren't the layers' own.
    """

    name: str
    title: str
    suffix: str
    meaning: str
    holds: tuple[str, ...]
    write: Write = field(repr=False, compare=False)
    several: bool = False
    extra: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def default(self) -> tuple[str, ...]:
        """The layers that are written unless others are asked for."""
        return self.holds if self.several else self.holds[:1]


def plain(value: Value) -> str | int | float | bool | None:
    """A cell as JSON has it: days in ISO form."""
    return value.isoformat() if isinstance(value, dt.date) else value

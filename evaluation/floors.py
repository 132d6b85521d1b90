"""Floors that only rise: figures below which `make eval` fails."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure by its dotted name, and the floor it must not fall below, if it has one."""

    name: str
    value: float | int | str | None
    floor: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure is at or above its floor; a floor without a figure isn't held."""
        return self.floor is None or (isinstance(self.value, int | float) and self.value >= self.floor)


def flatten(figures: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Nested figures as dotted names, in order."""
    for key, value in figures.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from flatten(value, f"{name}.")
        else:
            yield name, value


def against_floors(figures: Mapping[str, Any], floors: Mapping[str, Any]) -> list[Figure]:
    """Every figure with its floor, and every floor of a measured stage whose figure is missing."""
    pinned = dict(flatten(floors))
    found = dict(flatten(figures))
    missing = {name: None for name in pinned if name.partition(".")[0] in figures and name not in found}
    return [Figure(name, value, pinned.get(name)) for name, value in (found | missing).items()]


def load_floors() -> dict[str, Any]:
    """The floors as `floors.toml` has them."""
    return tomllib.loads(FLOORS.read_text("utf-8"))

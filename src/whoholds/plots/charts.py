"""The charts by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from whoholds.account.selection import Selection
from whoholds.plots.control import control
from whoholds.plots.coverage import coverage
from whoholds.plots.events import events
from whoholds.plots.tolls import tolls

if TYPE_CHECKING:
    import altair as alt

CHARTS: dict[str, Callable[[Selection], alt.LayerChart]] = {
    "control": control,
    "events": events,
    "tolls": tolls,
    "coverage": coverage,
}

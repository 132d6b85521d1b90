"""How many events a day, stacked by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoholds.account.selection import Selection
from whoholds.export.colours import COLOURS
from whoholds.export.families import Family, family_of
from whoholds.plots.palette import DAYS, WIDTH, NothingToDrawError, steps

if TYPE_CHECKING:
    import altair as alt

NAMES = {"yearmonthdate": "day", "yearweek": "week", "yearmonth": "month"}


def events(selected: Selection) -> alt.LayerChart:
    """The chart: an event counts on its first day; one whose days span more than a week is left out, and counted."""
    import altair as alt

    found = selected.events()
    first = selected.asked.first
    sharp = [e for e in found if (e.last - e.first).days < 7 and (first is None or e.first >= first)]
    if not sharp:
        raise NothingToDrawError("no report tells of a dated event in these days")
    rows = [{"day": e.first.isoformat(), "family": family_of(e.kind).value, "kind": e.kind.value} for e in sharp]
    unit = steps([event.first for event in sharp])
    families = [family.value for family in Family if any(row["family"] == family.value for row in rows)]
    scale = alt.Scale(domain=families, range=[COLOURS[family] for family in families])
    day = alt.TimeUnit(unit)
    bars = (
        alt.Chart(alt.Data(values=rows), width=WIDTH, height=260)
        .mark_bar(stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X(
                "day:T",
                timeUnit=day,
                title=None,
                axis=alt.Axis(format=DAYS[unit], labelOverlap=True, labelAngle=0, grid=False),
            ),
            y=alt.Y("count():Q", title=f"events a {NAMES[unit]}", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("family:N", title=None, scale=scale, legend=alt.Legend(orient="bottom")),
            order=alt.Order("family:N"),
            tooltip=["family:N", "count():Q"],
        )
    )
    left = len(found) - len(sharp)
    told = f"Each on its first day; {left} without a sharp day aren't shown." if left else "Each on its first day."
    return alt.layer(bars).properties(title=alt.Title("Events in reports", subtitle=told, anchor="start"))

"""What was read, by outlet and day: silence isn't peace."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from whoholds.account.selection import Selection
from whoholds.plots.events import NAMES
from whoholds.plots.palette import DAYS, WIDTH, NothingToDrawError, most, short, steps

if TYPE_CHECKING:
    import altair as alt

OUTLETS = 30
"""Outlets that one chart holds: those with the most reports."""


def coverage(selected: Selection) -> alt.LayerChart:
    """The chart: a square for each outlet and day, darker with more reports; white is a day without any."""
    import altair as alt

    read = [report for report in selected.reports() if report.published]
    if not read:
        raise NothingToDrawError("no report of these days was read")
    outlets = most((report.source or "no outlet named" for report in read), OUTLETS)
    counted = Counter((report.source or "no outlet named", report.published) for report in read)
    rows = [
        {"outlet": short(outlet), "day": day.isoformat() if day else None, "reports": number}
        for (outlet, day), number in sorted(counted.items(), key=str)
        if outlet in outlets
    ]
    most_read = max(counted.values())
    unit = steps([report.published for report in read if report.published])
    squares = (
        alt.Chart(alt.Data(values=rows), width=WIDTH, height=alt.Step(22))
        .mark_rect(stroke="white")
        .encode(
            x=alt.X(
                "day:T",
                timeUnit=alt.TimeUnit(unit),
                title=None,
                axis=alt.Axis(format=DAYS[unit], labelOverlap=True, labelAngle=0),
            ),
            y=alt.Y("outlet:N", title=None, axis=alt.Axis(labelLimit=260)),
            color=alt.Color(
                "sum(reports):Q",
                title=f"reports a {NAMES[unit]}",
                scale=alt.Scale(scheme="cividis", reverse=True, domainMin=0),
                legend=alt.Legend(orient="bottom", tickCount=min(most_read, 5), format="d"),
            ),
            tooltip=["outlet:N", "sum(reports):Q"],
        )
    )
    told = f"{len(read)} reports of {len(set(counted))} outlet-days. A gap is a day without a report, not one of peace."
    return alt.layer(squares).properties(title=alt.Title("What was read", subtitle=told, anchor="start"))

"""How many were hurt, each claimant's range beside the others': never added up, never averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoholds.account.selection import Selection
from whoholds.plots.palette import INK, SIDES, WIDTH, NothingToDrawError, short
from whoholds.records.events import Bound, Event, Toll

if TYPE_CHECKING:
    import altair as alt

ROWS = 40
"""Claimants' numbers that one chart holds: those of the largest tolls."""
OPEN = 1.12
"""How far beyond its least number the arrow of a range without an upper bound goes, as a factor."""


def tolls(selected: Selection) -> alt.LayerChart:
    """The chart: a point is an exact number, a bar a range, an arrow a number without an upper bound."""
    import altair as alt

    pairs = [(event, toll) for event in selected.events() for toll in event.tolls]
    if not pairs:
        raise NothingToDrawError("no report tells how many were hurt in these days")
    ordered = sorted(pairs, key=lambda pair: (-(pair[1].best or 0), pair[0].first, pair[0].id))
    rows = [_row(event, toll, bound) for event, toll in ordered for bound in toll.by if bound.low is not None][:ROWS]
    whats = sorted({row["what"] for row in rows})
    ticks = [0, *(10**power for power in range(8) if 10**power <= 2 * max(row["high"] for row in rows))]
    scale = alt.Scale(domain=whats, range=list(SIDES[: len(whats)]))
    chart = alt.Chart(alt.Data(values=rows))
    y = alt.Y("claim:N", title=None, sort=[row["claim"] for row in rows], axis=alt.Axis(labelLimit=420))
    x = alt.X(
        "low:Q", title="people; families where it says so", scale=alt.Scale(type="symlog"), axis=alt.Axis(values=ticks)
    )
    colour = alt.Color("what:N", title=None, scale=scale, legend=alt.Legend(orient="bottom"))
    bars = chart.mark_rule(strokeWidth=3).encode(y=y, x=x, x2="high:Q", color=colour)
    points = chart.mark_point(filled=True, size=55, opacity=1).encode(
        y=y, x=x, color=colour, tooltip=["claim:N", "range:N", "quote:N"]
    )
    ends = chart.transform_filter("datum.open").mark_point(shape="triangle-right", filled=True, size=70, opacity=1)
    words = chart.mark_text(align="left", dx=10, fontSize=10, color=INK).encode(y=y, x="high:Q", text="range:N")
    told = "Each claimant's number in a row of its own. Arrow: or more. Numbers are never added up."
    layers = alt.layer(bars, points, ends.encode(y=y, x="high:Q", color=colour), words)
    title = alt.Title("How many were hurt, by who says so", subtitle=told, anchor="start")
    return layers.properties(width=WIDTH - 180, height=alt.Step(18), title=title)


def _row(event: Event, toll: Toll, bound: Bound) -> dict[str, Any]:
    low = bound.low or 0
    high = bound.high if bound.high is not None else low * OPEN + 0.2
    place = event.place.name if event.place else "no place"
    whom = "" if toll.victims == "people" else f" ({short(toll.victims, 20)})"
    day = event.first.isoformat()
    return {
        "claim": f"{short(place, 22)}, {day}{whom}: {short(bound.claimant, 30)} · {toll.what.value}",
        "what": toll.what.value,
        "low": low,
        "high": high,
        "open": bound.high is None,
        "range": _range(low, bound.high),
        "quote": short(" ".join(bound.entry.claim.quote.text.split()), 200),
    }


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"

"""Who held which place, as bars over time: a colour for each side, pale where only claimed or disputed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from whoholds.account.selection import Selection
from whoholds.export.picture_json import party_name
from whoholds.plots.palette import CONTESTED, INK, OTHER, SIDES, WIDTH, NothingToDrawError, most, short
from whoholds.records.control import Basis, Standing, State
from whoholds.records.keys import WITHIN

if TYPE_CHECKING:
    import altair as alt

DAY = dt.timedelta(days=1)
FEW = 10
"""Days on which each has its tick: the axis would name each several times."""
PLACES = 40
"""Places that one chart holds: those with the most changes."""
FIRM = frozenset({Basis.REPORTED, Basis.CONFIRMED})
FOUGHT, OTHERS, UNNAMED = "contested", "another side", "a holder not named"


def control(selected: Selection) -> alt.LayerChart:
    """The chart; besieged places have a dark edge."""
    import altair as alt

    tenures = [one for one in selected.control() if one.state is not State.UNKNOWN and one.place.type not in WITHIN]
    if not tenures:
        raise NothingToDrawError("no report tells who held a place in these days")
    keys = most((one.key for one in tenures), PLACES)
    sides = most(_holder(one) for one in tenures if one.state is not State.CONTESTED)
    last = _end(selected, tenures)
    rows = [_row(one, sides, selected.asked.first, last) for one in tenures if one.key in keys]
    domain = [*sides, FOUGHT, OTHERS]
    colours = [*SIDES[: len(sides)], CONTESTED, OTHER]
    drawn = {row["side"] for row in rows}
    used = [(side, colour) for side, colour in zip(domain, colours, strict=True) if side in drawn]
    left = len({one.key for one in tenures}) - len(keys)
    chart = alt.Chart(alt.Data(values=rows), width=WIDTH, height=alt.Step(17))
    y = alt.Y("place:N", title=None, sort=alt.EncodingSortField("first", op="min"), axis=alt.Axis(labelLimit=260))
    axis = alt.Axis(format="%-d %b %Y", labelAngle=0, labelOverlap=True, **_ticks(rows, last))
    x = alt.X("since:T", title=None, axis=axis)
    scale = alt.Scale(domain=[side for side, _ in used], range=[colour for _, colour in used])
    pale = alt.condition("datum.firm", alt.value(1), alt.value(0.35))
    lasting = chart.mark_bar(height=5).encode(
        y=y, x=x, x2="until:T", color=alt.Color("side:N", scale=scale), opacity=pale
    )
    bars = chart.mark_bar(height=11, cornerRadius=1).encode(
        y=y,
        x=x,
        x2="told:T",
        color=alt.Color(
            "side:N", title=None, scale=scale, legend=alt.Legend(orient="bottom", labelLimit=220, columns=3)
        ),
        fillOpacity=alt.condition("datum.firm", alt.value(1), alt.value(0.3)),
        stroke=alt.condition("datum.besieged", alt.value(INK), alt.Color("side:N", scale=scale, legend=None)),
        strokeWidth=alt.value(1.5),
        tooltip=["place:N", "words:N", "basis:N", "from:N"],
    )
    more = f"; {left} more places aren't shown" if left else ""
    told = f"Thick up to the last words on it. Pale: only claimed, or disputed. Dark edge: besieged{more}."
    return alt.layer(lasting, bars).properties(title=alt.Title("Who held which place", subtitle=told, anchor="start"))


def _ticks(rows: list[dict[str, Any]], last: dt.date) -> dict[str, Any]:
    """A tick for each day of a short chart."""
    first = min(dt.date.fromisoformat(row["since"]) for row in rows)
    return {"tickCount": "day"} if last - first <= FEW * DAY else {}


def _holder(standing: Standing) -> str:
    return (
        short(party_name(standing.tenure.holder, standing.state))
        if standing.tenure and standing.tenure.holder
        else UNNAMED
    )


def _end(selected: Selection, tenures: list[Standing]) -> dt.date:
    """The day after the last that is drawn: that asked for, else the last that words tell of."""
    days = [day for one in tenures if one.tenure for day in (one.tenure.since, one.tenure.last_confirmed) if day]
    return (selected.asked.last or max(days)) + DAY


def _row(standing: Standing, sides: list[str], first: dt.date | None, last: dt.date) -> dict[str, Any]:
    tenure = standing.tenure
    if tenure is None:
        raise ValueError(f"{standing.key} has no tenure to draw")
    name = _holder(standing)
    side = FOUGHT if standing.state is State.CONTESTED else name if name in sides else OTHERS
    since = max(tenure.since, first or tenure.since)
    until = min(tenure.until or last, last)
    place = standing.place
    sort = "" if place.type in {"city", "village"} or place.type in place.name.casefold() else f" ({place.type})"
    return {
        "place": short(f"{place.name}{sort}, {place.country or '?'}"),
        "since": since.isoformat(),
        "until": max(until, since + DAY).isoformat(),
        "told": min(max((tenure.last_confirmed or since) + DAY, since + DAY), max(until, since + DAY)).isoformat(),
        "first": since.toordinal(),
        "side": side,
        "firm": tenure.basis in FIRM,
        "besieged": standing.state is State.BESIEGED,
        "words": f"{standing.state.value}: {name}",
        "basis": tenure.basis.value,
        "from": tenure.since.isoformat(),
    }

"""Drawings for notebooks, as SVG: places as dots, a place's history as bars. Firm states are filled, others hollow."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from whoholds.export.colours import COLOURS
from whoholds.export.highlights import escape
from whoholds.export.layers.columns import pin
from whoholds.export.picture_text import state_words
from whoholds.records.control import Basis, Standing, State, Tenure
from whoholds.records.keys import WITHIN

WIDTH, EDGE = 560, 24
LABELS = 40
"""Up to so many places are labelled."""
FIRM = frozenset({Basis.REPORTED, Basis.CONFIRMED})
ROW = 22


def dots(standings: Sequence[Standing]) -> str:
    """A map without a ground: dots where towns lie, north up, in one scale; sites in them are left out."""
    placed = [(point, one) for one in standings if one.place.type not in WITHIN and (point := pin(one.place))]
    if not placed:
        return ""
    west, east = min(p[0] for p, _ in placed), max(p[0] for p, _ in placed)
    south, north = min(p[1] for p, _ in placed), max(p[1] for p, _ in placed)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * EDGE) / max((east - west) * shrink, north - south, 0.5)
    height = (north - south) * scale + 2 * EDGE
    body = "".join(
        _dot(EDGE + (lon - west) * shrink * scale, EDGE + (north - lat) * scale, one, labelled=len(placed) <= LABELS)
        for (lon, lat), one in placed
    )
    return f"{_svg(height, 'Who holds which place')}{body}</svg>{_legend()}"


def _dot(x: float, y: float, standing: Standing, *, labelled: bool) -> str:
    title = escape(f"{standing.place.name}: {state_words(standing.tenure)}")
    beside = f'x="{x - 8:.1f}" text-anchor="end"' if x > WIDTH - 4 * EDGE else f'x="{x + 8:.1f}"'
    label = f'<text {beside} y="{y + 4:.1f}">{escape(standing.place.name)}</text>' if labelled else ""
    fill, colour = _paint(standing.tenure)
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
    return f"<g><title>{title}</title>{ring}{label}</g>"


def _paint(tenure: Tenure | None) -> tuple[str, str]:
    state = tenure.state if tenure else State.UNKNOWN
    colour = COLOURS[state.value]
    return (colour if tenure and tenure.basis in FIRM else "none"), colour


def _legend() -> str:
    marks = "".join(f'<span style="color:{COLOURS[state.value]}">●</span> {state.value} &nbsp; ' for state in State)
    return f"<p>{marks} ○ claimed or disputed</p>"


def bars(standing: Standing) -> str:
    """A place's tenures as bars over time, each a row with its words."""
    history = [one for one in standing.history if one.state is not State.UNKNOWN]
    if not history:
        return ""
    first = min(one.since for one in history)
    last = max([standing.at, *(one.until or one.since for one in history)]) + dt.timedelta(days=1)
    scale = (WIDTH - 2 * EDGE) / max((last - first).days, 1)
    rows = "".join(_bar(number, one, first, last, scale) for number, one in enumerate(history))
    height = ROW * (len(history) + 1)
    days = f'<text x="{EDGE}" y="{height - 6}">{first}</text>'
    days += f'<text x="{WIDTH - EDGE}" y="{height - 6}" text-anchor="end">{last}</text>'
    return f"{_svg(height, f'History of {standing.place.name}')}{rows}{days}</svg>"


def _bar(number: int, tenure: Tenure, first: dt.date, last: dt.date, scale: float) -> str:
    start = EDGE + (tenure.since - first).days * scale
    length = max(((tenure.until or last) - tenure.since).days * scale, 3)
    fill, colour = _paint(tenure)
    words = escape(f"{tenure.since} {state_words(tenure)} ({tenure.basis})")
    y = number * ROW + 3
    box = f'<rect x="{start:.1f}" y="{y}" width="{length:.1f}" height="7" fill="{fill}" stroke="{colour}"/>'
    return f'<g>{box}<text x="{EDGE}" y="{y + 17}">{words}</text></g>'


def _svg(height: float, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" role="img" aria-label="{escape(label)}" '
        'font-size="11" font-family="system-ui,sans-serif" fill="currentColor">'
    )

"""A chart as a file: SVG, PNG, or a page that needs no network; its sources are printed under it."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoholds import __version__
from whoholds.account.selection import Selection
from whoholds.plots.palette import INK

if TYPE_CHECKING:
    import altair as alt

FORMS = (".svg", ".png", ".html")
NAMED = 6
"""Outlets that the source note names; the others are counted."""
LINE = 110


def write_chart(chart: alt.LayerChart, selected: Selection, out: Path) -> None:
    """Write the chart in the form that the file's name ends in."""
    import vl_convert

    spec = framed(chart, source_note(selected))
    if out.suffix == ".png":
        out.write_bytes(vl_convert.vegalite_to_png(spec, scale=2))
    elif out.suffix == ".svg":
        out.write_text(vl_convert.vegalite_to_svg(spec), "utf-8")
    else:
        out.write_text(vl_convert.vegalite_to_html(spec, bundle=True), "utf-8")


def framed(chart: alt.LayerChart, note: str) -> dict[str, Any]:
    """The chart with the note under it, as a Vega-Lite specification."""
    import altair as alt

    under = alt.Title(
        textwrap.wrap(note, LINE),
        orient="bottom",
        anchor="start",
        fontSize=10,
        fontWeight="normal",
        color=INK,
        offset=8,
    )
    whole = alt.vconcat(chart, title=under, padding=14, background="white")
    whole = whole.configure_view(stroke=None).configure_axis(labelColor=INK, titleFontWeight="normal")
    whole = whole.configure_title(subtitleColor="#555555", subtitlePadding=4, offset=10)
    spec: dict[str, Any] = whole.to_dict()
    return spec


def source_note(selected: Selection) -> str:
    """Where the chart's facts come from: outlets, how many reports, of which days, as known when."""
    reports = list(selected.reports())
    outlets = Counter(report.source or "no outlet named" for report in reports)
    named = [name for name, _ in sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED]]
    more = f" and {len(outlets) - NAMED} more" if len(outlets) > NAMED else ""
    days = sorted(report.published.isoformat() for report in reports if report.published)
    stretch = f", published {days[0]} to {days[-1]}" if days else ""
    known = f"; as known on {selected.asked.as_known}" if selected.asked.as_known else ""
    count = "1 report" if len(reports) == 1 else f"{len(reports)} reports"
    source = f"Source: {count} of {', '.join(named)}{more}{stretch}{known}." if reports else "Source: no reports."
    return f"{source} Read by machine with whoholds {__version__}; what a source says need not be so."

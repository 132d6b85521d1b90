"""What notebooks show: a report with its claims marked, tables, a small map, bars of a place's history.

Plain HTML and SVG: nothing loads, nothing runs, and what reports say is text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoholds.export.colours import COLOURS
from whoholds.export.highlights import block_html, escape, stretches
from whoholds.export.layers import Feature, Layer
from whoholds.export.picture_text import state_words
from whoholds.export.wording_table import claim_cells
from whoholds.python.drawings import bars, dots
from whoholds.records import Block, Claim, Report
from whoholds.records.control import Standing

SHOWN = 20
"""Rows of a table that are shown; the others are counted."""
WIDEST = 160
"""Characters of a cell that are shown."""
STYLE = (
    ".whoholds{font:14px/1.5 system-ui,sans-serif;max-width:60em}"
    ".whoholds .block{white-space:pre-wrap;margin:0 0 .8em}.whoholds .label{display:block;font-size:11px;opacity:.7}"
    ".whoholds .cue{color:inherit;text-decoration:underline;text-decoration-thickness:2px;border-radius:2px}"
    + "".join(
        f".whoholds .cue.{name}{{text-decoration-color:{colour};background:{colour}26}}"
        for name, colour in COLOURS.items()
    )
    + ".whoholds table{border-collapse:collapse;font-size:13px}.whoholds td,.whoholds th{text-align:left;"
    "vertical-align:top;padding:2px 8px}"
)
_HIDDEN = ("_id", "_ids", "_start", "_end", "_key", "lat", "lon", "family")
"""Ends of names of columns that tables in notebooks leave out; the data frame has them."""


def boxed(inside: str) -> str:
    """A part of a notebook's page with its own style."""
    return f'<div class="whoholds"><style>{STYLE}</style>{inside}</div>'


def report_html(report: Report, blocks: Sequence[Block], claims: Iterable[Claim]) -> str:
    """A report's text with its claims marked, and what they say."""
    ordered = sorted(claims, key=lambda claim: (claim.cue.start, claim.cue.end))
    marks = stretches(ordered)
    text = "\n".join(block_html(block, ordered, marks) for block in blocks)
    head = escape(f"{report.title or report.id}, {report.source or 'source unknown'}, {report.published or 'undated'}")
    names = ("kind", "who", "whom", "where", "when", "who says so")
    table = _table(names, [claim_cells(claim) for claim in ordered])
    return boxed(f"<p><b>{head}</b></p>{text}{table}")


def table_html(layer: Layer, rows: Sequence[Feature]) -> str:
    """The first rows of a table, without ids and offsets, and without columns that are empty in all of them."""
    shown = rows[:SHOWN]
    wanted = [
        i
        for i, column in enumerate(layer.columns)
        if not column.name.endswith(_HIDDEN) and any(row.values[i] is not None for row in shown)
    ]
    cells = [["" if row.values[i] is None else str(row.values[i]) for i in wanted] for row in shown]
    more = f"<p>and {len(rows) - SHOWN} more</p>" if len(rows) > SHOWN else ""
    return boxed(_table([layer.columns[i].name for i in wanted], cells) + more)


def picture_html(standings: Iterable[Standing]) -> str:
    """A small map of who holds what, and the places in words."""
    known = [one for one in standings if one.tenure]
    cells = [(one.place.name, one.place.country or "", state_words(one.tenure), *_basis(one)) for one in known]
    table = _table(("place", "", "state", "basis", "since"), cells[:SHOWN])
    more = f"<p>and {len(cells) - SHOWN} more</p>" if len(cells) > SHOWN else ""
    return boxed(dots(known) + table + more)


def who_html(standings: Iterable[Standing]) -> str:
    """Each place: its state, bars of its history, and the words for and against."""
    return boxed("".join(map(_one, standings)) or "<p>No report in the ledger names it.</p>")


def _one(standing: Standing) -> str:
    known = f", as known on {standing.as_known}" if standing.as_known else ""
    head = escape(f"{standing.place.name} on {standing.at}{known}: {state_words(standing.tenure)}")
    basis = f" ({escape(standing.tenure.basis)})" if standing.tenure else ""
    said = [("for", one) for one in standing.supporting] + [("against", one) for one in standing.opposing]
    rows = [(side, str(e.published or ""), e.outlet, e.claim.quote.text) for side, e in said[:SHOWN]]
    return f"<p><b>{head}</b>{basis}</p>{bars(standing)}{_table(('', 'published', 'outlet', 'words'), rows)}"


def _basis(standing: Standing) -> tuple[str, str]:
    return (standing.tenure.basis.value, str(standing.tenure.since)) if standing.tenure else ("", "")


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join("<tr>" + "".join(f"<td>{escape(_short(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _short(cell: str) -> str:
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"

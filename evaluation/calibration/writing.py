"""What is written: the curves as data, the figures as tables and a diagram, each between its marks in a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from evaluation.calibration.diagram import diagram
from evaluation.calibration.measure import Rows, bins, fit
from whoholds.claim.confidence import Calibration

NAMES = {"dev": "dev", "held_out": "kept from training", "learned_from": "the model's own"}
SHOWN = ("held_out", "dev")
HEAD = """\
# The chance that a claim is right, by the score it was read with: rows of [score, chance], straight lines between.
# `python -m evaluation.calibration` learned it on reports that the model never saw; don't edit by hand.
# `learned`: only the model found the claim; `frame`: a frame found it, the score is the model's support for it.
"""


def curves_text(calibration: Calibration) -> str:
    """The data file."""
    rows = "".join(
        f"{name} = [\n" + "".join(f"  [{x}, {y}],\n" for x, y in curve.points) + "]\n"
        for name, curve in calibration.curves.items()
    )
    return f'{HEAD}model = "{calibration.model}"\n\n[curves]\n{rows}'


def drawn(before: Mapping[str, Rows], after: Mapping[str, Rows]) -> str:
    """The diagram: scores as they are, and confidences as they are told."""
    panels = {
        title: {NAMES[name]: bins(rows[name]) for name in SHOWN}
        for title, rows in (("scores", before), ("confidence", after))
    }
    return diagram(panels)


def fits_table(told: Iterable[tuple[str, str, Rows]]) -> str:
    """How far scores and confidences are from what they promise, in points of per cent: which reports, told by what."""
    rows = []
    for word, what, chances in told:
        one = fit(chances)
        shares = f"{100 * one.promised:.1f} | {100 * one.right:.1f} | {100 * one.gap:.1f} | {one.brier:.3f}"
        rows.append((word, what, one.size, shares))
    return table(("reports", "told by", "claims", "promised %", "right %", "mean gap, points", "Brier score"), rows)


def bins_table(after: Mapping[str, Rows]) -> str:
    """By confidence: how many claims, and how many of them are right."""
    found = {name: {(one.low, one.high): one for one in bins(after[name])} for name in SHOWN}
    rows = []
    for low, high in sorted({bounds for own in found.values() for bounds in own}):
        cells: list[object] = [f"{low:g} to {high:g}"]
        for name in SHOWN:
            one = found[name].get((low, high))
            cells += [one.size, f"{100 * one.told:.0f}", f"{100 * one.right:.0f}"] if one else [0, "", ""]
        rows.append(cells)
    head = ["confidence", *(f"{NAMES[name]}: {what}" for name in SHOWN for what in ("claims", "promised %", "right %"))]
    return table(head, rows)


def table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown."""
    first = [str(cell) for cell in head]
    lines = [first, ["---"] * len(first), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def put(page: Path, name: str, text: str) -> None:
    """Write between the marks of that name in a page; raises ValueError where it has none."""
    begin, end = f"<!-- {name}: written by `python -m evaluation.calibration` -->", f"<!-- /{name} -->"
    before, mark, rest = page.read_text("utf-8").partition(begin)
    _, closing, after = rest.partition(end)
    if not (mark and closing):
        raise ValueError(f"{page} has no marks for {name}")
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")

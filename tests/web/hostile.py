"""Reports that would do harm if a page took them for more than text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from whoholds.account import Intake
from whoholds.flow import Reading
from whoholds.records import ActorRef, Block, BlockKind, Claim, Kind, PlaceRef, PlaceType, Report, When

DAY = dt.date(2021, 3, 4)
SCRIPTED = (
    "<script>alert(1)</script> The \u202eReds\u202c took <img src=x onerror=alarmed=1> town. "
    "See javascript:alert(2) and \u2066more\u2069 & <a href='javascript:alert(3)'>this</a> {{constructor}} ${alert(4)}."
)
LONG = "The Reds took Delmar. " + "x" * 5_000_000


def write_hostile_ledger(path: Path) -> None:
    """Two reports, each with a claim: one full of markup, one a single line of five million characters."""
    intake = Intake(path)
    place = '<img src=x onerror="alarmed=1">'
    for report, name in (
        (Report(SCRIPTED, "scripted", DAY, "<b onmouseover=alert(5)>\u202etitle", "<svg/onload=alert(6)>"), place),
        (Report(LONG, "long", DAY, "A long line", "Long & Sons"), "Delmar"),
    ):
        intake.take(report, lambda given, name=name: _reading(given, name))  # type: ignore[misc]
    intake.finish()
    intake.close()


def _reading(report: Report, name: str) -> Reading:
    start = report.text.index("took")
    whole = report.span(0, len(report.text))
    quote = report.span(0, report.text.index("."))
    claim = Claim(
        report.id, Kind.CAPTURE, report.span(start, start + 4), quote, BlockKind.PARAGRAPH,
        (ActorRef(None, "\u202eReds <script>"),), (),
        (PlaceRef(None, name, PlaceType.CITY, "AF", "Kunduz", 36.7, 68.8, f"made:{report.id}", 1),),
        When(None, DAY, DAY, 1), found_by="<i>made</i>",
    )  # fmt: skip
    return Reading(report, (Block(BlockKind.PARAGRAPH, whole, whole),), (), claim.places, (claim,))

"""All figures of places: GeoVirus, and the places of the gold's claims, with the parser's names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evaluation.places import calibration, geovirus, gold
from whoholds.flow import Reader
from whoholds.records import Block, Report, Sentence


def places_figures() -> dict[str, Any]:
    """GeoVirus; the gold places with the right reference; whether confidences keep their word."""
    reader = Reader.open()
    gazetteer = reader.resolver.gazetteer

    def parse(report: Report, blocks: Sequence[Block]) -> Sequence[Sentence]:
        return reader.parser.parse(report.text, blocks)

    found = {folder: gold.figures(folder, gazetteer, parse=parse) for folder in ("dev", "train", "digests")}
    bands = {"names": calibration.of_names("dev", gazetteer, parse=parse), "claims": calibration.of_claims(reader)}
    return {"geovirus": geovirus.figures(gazetteer, parse=parse), **found, "calibration": bands}

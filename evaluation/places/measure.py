"""All figures of places: GeoVirus, and the places of the gold's claims, with the parser's names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evaluation.places import geovirus, gold
from whoholds.parse import Parser
from whoholds.records import Block, Report, Sentence
from whoholds.resolve.places import Gazetteer


def places_figures() -> dict[str, Any]:
    """Finding and choosing on GeoVirus; the share of gold places, named or described, that have the right reference."""
    gazetteer, parser = Gazetteer.open(), Parser()

    def parse(report: Report, blocks: Sequence[Block]) -> Sequence[Sentence]:
        return parser.parse(report.text, blocks)

    found = {folder: gold.figures(folder, gazetteer, parse=parse) for folder in ("dev", "train", "digests")}
    return {"geovirus": geovirus.figures(gazetteer, parse=parse), **found}

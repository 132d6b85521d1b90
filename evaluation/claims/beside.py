"""Another reader of claims beside whoholds' own: WHOHOLDS_READER names it, as `whoholds read --reader` does.

python -m evaluation.claims.beside NAME [dev|train|digests]
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections import Counter
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from whoholds.export.claim_json import claim_object
from whoholds.extractors import ExtractorError, ExtractorReader, open_extractor
from whoholds.flow import Reader
from whoholds.records import Report


def beside(reader: Reader) -> dict[str, Any]:
    """The figures of the reader that the environment names on the dev reports, under `beside`; nothing without one."""
    name = os.environ.get("WHOHOLDS_READER")
    return {"beside": {name: scored(ExtractorReader(open_extractor(name), reader), "dev")}} if name else {}


def scored(reader: ExtractorReader, folder: str) -> dict[str, Any]:
    """The scorer's figures, how many objects were dropped by reason, and how many reports couldn't be read."""
    documents = list(gold_reports(folder))
    predicted: dict[str, list[dict[str, Any]]] = {}
    dropped: Counter[str] = Counter()
    failed = 0
    for document in documents:
        try:
            reading = reader.read(report_of(document))
        except ExtractorError:
            failed += 1
            predicted[document["id"]] = []
            continue
        predicted[document["id"]] = [claim_object(claim) for claim in reading.claims]
        dropped.update(drop.reason for drop in reading.drops if drop.stage == "extract")
    figures: dict[str, Any] = gold_scorer().score(documents, predicted, False)
    told = {key: value for key, value in figures.items() if key != "by_kind"}
    return {**told, "dropped": sum(dropped.values()), "failed": failed}


def report_of(document: dict[str, Any]) -> Report:
    """The report in a gold file."""
    published = dt.date.fromisoformat(document["published"]) if document.get("published") else None
    return Report(document["text"], document["id"], published, document.get("title"), document.get("source"))


def main() -> None:
    name, folder = sys.argv[1], (sys.argv[2:] or ["dev"])[0]
    print(json.dumps(scored(ExtractorReader(open_extractor(name), Reader.open()), folder), indent=1))


if __name__ == "__main__":
    main()

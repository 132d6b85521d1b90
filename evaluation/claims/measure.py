"""Scores the claims that whoholds reads in the gold's reports.

python -m evaluation.claims.measure [dev|train|digests] [-v]
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from whoholds.export.claim_json import claim_object
from whoholds.flow import Reader
from whoholds.records import Report


def report_of(document: dict[str, Any]) -> Report:
    """The report in a gold file."""
    published = dt.date.fromisoformat(document["published"]) if document.get("published") else None
    return Report(document["text"], document["id"], published, document.get("title"), document.get("source"))


def measure(reader: Reader, folder: str, *, verbose: bool = False) -> dict[str, Any]:
    """The scorer's figures for one folder of the gold."""
    documents = list(gold_reports(folder))
    predicted = {
        document["id"]: [claim_object(c) for c in reader.read(report_of(document)).claims] for document in documents
    }
    figures: dict[str, Any] = gold_scorer().score(documents, predicted, verbose)
    return figures


def claims_figures() -> dict[str, Any]:
    """The figures of the gold kept for steering, and of that to learn from, without the counts by kind."""
    reader = Reader.open()
    found = {folder: measure(reader, folder) for folder in ("dev", "train", "digests")}
    return {folder: {k: v for k, v in figures.items() if k != "by_kind"} for folder, figures in found.items()}


def main() -> None:
    folders = [a for a in sys.argv[1:] if not a.startswith("-")] or ["dev"]
    reader = Reader.open()
    for folder in folders:
        print(json.dumps(measure(reader, folder, verbose="-v" in sys.argv), indent=1))


if __name__ == "__main__":
    main()

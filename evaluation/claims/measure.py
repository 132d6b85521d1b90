"""Scores the claims that whoholds reads in the gold's reports.

python -m evaluation.claims.measure [dev|train|digests] [-v]
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from training.gold import is_held_out
from whoholds.export.claim_json import claim_object
from whoholds.flow import Reader
from whoholds.records import Report


def report_of(document: dict[str, Any]) -> Report:
    """The report in a gold file."""
    published = dt.date.fromisoformat(document["published"]) if document.get("published") else None
    return Report(document["text"], document["id"], published, document.get("title"), document.get("source"))


def measure(reader: Reader, folder: str, *, verbose: bool = False) -> dict[str, Any]:
    """The scorer's figures for one folder of the gold."""
    return score(reader, list(gold_reports(folder)), verbose=verbose)


def score(reader: Reader, documents: list[dict[str, Any]], *, verbose: bool = False) -> dict[str, Any]:
    """The scorer's figures for some reports of the gold."""
    predicted = {
        document["id"]: [claim_object(c) for c in reader.read(report_of(document)).claims] for document in documents
    }
    figures: dict[str, Any] = gold_scorer().score(documents, predicted, verbose)
    return figures


def claims_figures() -> dict[str, Any]:
    """The figures of each folder of the gold, and of the reports kept from training, without the counts by kind."""
    reader = Reader.open()
    documents = {folder: list(gold_reports(folder)) for folder in ("dev", "train", "digests")}
    documents["held_out"] = [d for folder in ("train", "digests") for d in documents[folder] if is_held_out(d)]
    found = {name: score(reader, reports) for name, reports in documents.items()}
    return {name: {k: v for k, v in figures.items() if k != "by_kind"} for name, figures in found.items()}


def main() -> None:
    folders = [a for a in sys.argv[1:] if not a.startswith("-")] or ["dev"]
    reader = Reader.open()
    for folder in folders:
        print(json.dumps(measure(reader, folder, verbose="-v" in sys.argv), indent=1))


if __name__ == "__main__":
    main()

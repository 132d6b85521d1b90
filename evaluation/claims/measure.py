"""Scores the claims that whoholds reads in the gold's reports.

python -m evaluation.claims.measure [dev|train|digests] [-v]
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any

from evaluation.claims.annotated import annotated_figures
from evaluation.claims.beside import beside
from evaluation.claims.even import even_figures
from evaluation.claims.noise import NOISES, noised
from evaluation.claims.wikinews import false_alarms
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
    found: dict[str, Any] = {name: _totals(score(reader, reports)) for name, reports in documents.items()}
    noised_dev = noised_figures(reader, found["dev"])
    told = {**found, "dev_noised": noised_dev, "annotated": annotated_figures(reader)}
    return {**told, "wikinews": false_alarms(reader), "even": even_figures(reader), **beside(reader)}


def _totals(figures: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in figures.items() if key != "by_kind"}


def noised_figures(reader: Reader, plain: dict[str, Any]) -> dict[str, Any]:
    """Record F1 of the dev reports as sloppy sources print them, and which share of its value is kept, in per cent."""
    found = {}
    for name, noise in NOISES.items():
        record_f1 = score(reader, [noised(document, noise) for document in gold_reports("dev")])["record_f1"]
        found[name] = {"record_f1": record_f1, "kept": round(100 * record_f1 / plain["record_f1"], 1)}
    return found


def main() -> None:
    folders = [a for a in sys.argv[1:] if not a.startswith("-")] or ["dev"]
    reader = Reader.open()
    for folder in folders:
        print(json.dumps(measure(reader, folder, verbose="-v" in sys.argv), indent=1))


if __name__ == "__main__":
    main()

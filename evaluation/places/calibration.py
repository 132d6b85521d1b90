"""Whether a confidence keeps its word: of the places with a confidence of 0.8 to 0.9, how many are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from evaluation.claims.measure import report_of
from evaluation.places.gold import Parse, asked
from evaluation.shared import gold_reports, gold_scorer
from training.gold import is_held_out
from whoholds.export.claim_json import claim_object
from whoholds.flow import Reader
from whoholds.resolve.places import Gazetteer

BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)
Bands = dict[str, dict[str, float]]


def of_names(folder: str, gazetteer: Gazetteer, *, parse: Parse | None = None) -> Bands:
    """For each band of confidence the number of gold names found with it and the share that is right."""
    rows = asked(folder, gazetteer, parse=parse)
    return _bands((row.found[0].confidence, row.right) for row in rows if len(row.found) == 1)


def of_claims(reader: Reader) -> Bands:
    """The same for the places of claims that pair with a gold claim, on dev and the reports kept from training."""
    kept = [d for folder in ("train", "digests") for d in gold_reports(folder) if is_held_out(d)]
    documents = [*gold_reports("dev"), *kept]
    return _bands(row for document in documents for row in _told(reader, document))


def _told(reader: Reader, document: dict[str, Any]) -> Iterator[tuple[float | None, bool]]:
    """The confidence of each paired claim's place, and whether it is right."""
    scorer = gold_scorer()
    bounds = scorer.sentences(document["text"])
    gold = [dict(c, _s=scorer.where(bounds, scorer.locate(document, c))) for c in document["claims"]]
    claims = [claim_object(claim) for claim in reader.read(report_of(document)).claims]
    found = [dict(c, _s=scorer.where(bounds, c["cue"]["start"])) for c in claims]
    for i, j in scorer.pair(gold, found):
        right = scorer.agreement(gold[i], found[j])["place"]
        if right is not None and found[j]["place"]:
            yield found[j]["place"][0]["confidence"], right


def _bands(rows: Iterable[tuple[float | None, bool]]) -> Bands:
    """The rows by bands of confidence; those without one are left out."""
    found: dict[str, list[bool]] = defaultdict(list)
    for told, right in rows:
        for low, high in pairwise(BOUNDS):
            if told is not None and low <= told < (high if high < 1 else 1.01):
                found[f"{low}-{high}"].append(right)
    return {name: _share(found[name]) for name in sorted(found)}


def _share(rights: Sequence[bool]) -> dict[str, float]:
    return {"places": len(rights), "right": round(100 * sum(rights) / len(rights), 1)}

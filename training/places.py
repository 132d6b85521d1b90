"""Learns which place a claim means, from the gold's train and digests (never dev, nor the reports kept for tuning).

    python -m training.places

writes `ontology/places/sites.json`. A conditional logit: the chance of the right places among those that a claim could
mean is made large, the weights held near nothing (L2). Needs scipy and the gold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from evaluation.claims.measure import report_of
from evaluation.shared import gold_reports, gold_scorer
from training.gold import is_held_out
from whoholds.export.claim_json import place_object
from whoholds.flow import Reader
from whoholds.mark import marking
from whoholds.records import Draft
from whoholds.resolve.actors import ActorContext
from whoholds.resolve.sites import questions
from whoholds.resolve.siting import Question
from whoholds.resolve.siting.question import Candidate, candidates
from whoholds.resolve.siting.scene import Scene
from whoholds.resolve.siting.signs import signs
from whoholds.resolve.states import ground_of

OUT = Path(__file__).parents[1] / "src" / "whoholds" / "ontology" / "places" / "sites.json"
HOLD = 5.0
"""How strongly the weights are held near nothing; by cross-validation over reports."""
SEEN = 8
"""How often a sign stands in the reports before it gets a weight."""
UNASKED = 0.15
"""What a statement without a place in the gold counts: the guidelines leave open whether it has one."""


@dataclass(frozen=True, slots=True)
class Example:
    """One claim: the signs of each place that it could mean, which are right, how much it counts, its report."""

    signs: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    weight: float
    report: str


def examples(reader: Reader, documents: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The claims that whoholds reads in gold reports and that a gold claim pairs with."""
    scorer = gold_scorer()
    for document in documents:
        asked = list(_asked(reader, document))
        bounds = scorer.sentences(document["text"])
        gold = [dict(c, _s=scorer.where(bounds, scorer.locate(document, c))) for c in document["claims"]]
        found = [_as_found(draft, scorer.where(bounds, draft.cue.span.start)) for draft, _ in asked]
        for i, j in scorer.pair(gold, found):
            yield _example(gold[i], asked[j][1], document["id"], scorer)


def _asked(reader: Reader, document: dict[str, Any]) -> Iterator[tuple[Draft, Question]]:
    report = report_of(document)
    blocks = marking(report).blocks
    parsed = reader.parser.read(report.text, blocks)
    sentences = tuple(found.sentence for found in parsed)
    cues = [found.cues for found in parsed] if reader.parser.learned else None
    places = reader.resolver.places(report, blocks, sentences)
    drafts = reader.frames.claims(report, blocks, sentences, places=places, cues=cues)
    actors = ActorContext(report, sentences, reader.resolver.registry, places=places)
    return questions(drafts, ground_of(actors, blocks, sentences, places=places, gazetteer=reader.resolver.gazetteer))


def _as_found(draft: Draft, sentence: int) -> dict[str, Any]:
    """What the scorer pairs claims by."""
    sides = {
        role: [{"text": phrase.span.text, "name": phrase.span.text} for phrase in phrases]
        for role, phrases in (("agent", draft.agents), ("target", draft.targets))
    }
    return {"kind": str(draft.kind), "_s": sentence, "status": str(draft.status), **sides}


def _example(claim: dict[str, Any], question: Question, report: str, scorer: ModuleType) -> Example:
    scene, found = Scene(question), candidates(question)
    unasked = claim["kind"] in ("statement", "talks") and not claim.get("place")
    return Example(
        tuple({name: value for name, value in signs(one, scene) if value} for one in found),
        tuple(_right(claim.get("place"), one, scorer) for one in found),
        UNASKED if unasked else 1.0,
        report,
    )


def _right(gold: list[dict[str, Any]] | None, candidate: Candidate, scorer: ModuleType) -> bool:
    if candidate.ref is None or not gold:
        return candidate.ref is None and not gold
    return bool(scorer.place_agrees(gold, [place_object(candidate.ref)]))


def fit(data: Sequence[Example], *, hold: float = HOLD) -> dict[str, float]:
    """The weight of each sign at which the right places are likeliest."""
    learned = [example for example in data if any(example.right)]
    seen = Counter(name for example in learned for one in example.signs for name in one)
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    values, group, right = _matrix(learned, names)
    weight = np.array([example.weight for example in learned])
    starts = np.r_[0, np.flatnonzero(np.diff(group)) + 1]
    turned = values.T.tocsr()

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = values @ w
        p = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        p /= np.add.reduceat(p, starts)[group]
        q = p * right
        mass = np.maximum(np.add.reduceat(q, starts), 1e-12)
        total = -float((weight * np.log(mass)).sum()) + hold * float(w @ w)
        return total, turned @ ((p - q / mass[group]) * weight[group]) + 2 * hold * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: round(float(value), 3) for name, value in zip(names, found.x, strict=True) if abs(value) >= 0.005}


def _matrix(data: Sequence[Example], names: Sequence[str]) -> tuple[Any, NDArray[np.int64], NDArray[np.float64]]:
    """The signs as a sparse matrix with a row for each place, the claim of each row, whether it is right."""
    index = {name: i for i, name in enumerate(names)}
    rows = [(number, one, right) for number, e in enumerate(data) for one, right in zip(e.signs, e.right, strict=True)]
    cells = [(r, index[n], v) for r, (_, one, _) in enumerate(rows) for n, v in one.items() if n in index]
    at, column, value = zip(*cells, strict=True)
    matrix = csr_matrix((value, (at, column)), shape=(len(rows), len(names)))
    return matrix, np.array([r[0] for r in rows]), np.array([r[2] for r in rows], dtype=float)


def accuracy(data: Sequence[Example], by_name: dict[str, float]) -> float:
    """The share of claims, in per cent, whose likeliest place is right."""
    asked = [example for example in data if example.weight == 1.0]
    hits = 0
    for example in asked:
        scores = [sum(by_name.get(name, 0.0) * value for name, value in one.items()) for one in example.signs]
        hits += example.right[scores.index(max(scores))]
    return round(100 * hits / max(1, len(asked)), 1)


def cross_validated(data: Sequence[Example], *, folds: int = 5) -> float:
    """The accuracy on reports that the weights weren't learned from."""
    reports = sorted({example.report for example in data})
    fold = {report: i % folds for i, report in enumerate(reports)}
    told = [
        accuracy(
            [e for e in data if fold[e.report] == k],
            fit([e for e in data if fold[e.report] != k]),
        )
        for k in range(folds)
    ]
    return round(sum(told) / folds, 1)


def main() -> None:
    reader = Reader.open()
    documents = [d for folder in ("train", "digests") for d in gold_reports(folder)]
    data = list(examples(reader, [d for d in documents if not is_held_out(d)]))
    kept = list(examples(reader, [d for d in documents if is_held_out(d)]))
    weights = fit(data)
    print(f"{len(data)} claims, {len(weights)} signs, cross-validated {cross_validated(data)} %, ", end="")
    print(f"reports kept for tuning {accuracy(kept, weights)} %")
    OUT.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""The claims read in the gold's reports, each with its score and whether the gold's scorer pairs it with a gold one.

Right means: of the kind that the gold has in that sentence. Whether its fields are right is another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.claims.measure import report_of
from evaluation.shared import gold_reports, gold_scorer
from training.gold import is_held_out
from whoholds.claim.confidence import Calibration, found_how
from whoholds.export.claim_json import claim_object
from whoholds.flow import Reader
from whoholds.records import Claim, Report

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim, the report it was read in, and whether it is right."""

    claim: Claim
    report: str
    right: bool

    @property
    def how(self) -> str:
        """Which curve its score is read on."""
        return found_how(self.claim)


@dataclass(frozen=True, slots=True)
class Paired:
    """A report's gold claims and found ones, in the scorer's shape, and which pairs it makes, by their places.

    `_s` of each is the sentence of its cue, by `bounds`.
    """

    document: Json
    gold: tuple[Json, ...]
    found: tuple[Json, ...]
    claims: tuple[Claim, ...]
    pairs: tuple[tuple[int, int], ...]
    bounds: tuple[tuple[int, int], ...]
    dropped: tuple[tuple[int, str], ...]
    """Where a cue was left out, and why."""


def paired(reader: Reader, document: Json) -> Paired:
    """What a reader finds in a report of the gold, beside what the gold has."""
    scorer = gold_scorer()
    report: Report = report_of(document)
    reading = reader.read(report)
    bounds = scorer.sentences(document["text"])
    gold = [dict(c, _s=scorer.where(bounds, scorer.locate(document, c))) for c in document["claims"]]
    rows = map(claim_object, reading.claims)
    found = [dict(c, _s=scorer.where(bounds, c["cue"]["start"])) for c in rows]
    dropped = tuple((drop.span.start, drop.reason) for drop in reading.drops if drop.span)
    pairs = tuple(scorer.pair(gold, found))
    return Paired(document, tuple(gold), tuple(found), reading.claims, pairs, tuple(bounds), dropped)


def verdicts(reports: Iterable[Paired]) -> Iterator[Verdict]:
    """One for each claim that was found."""
    for one in reports:
        right = {j for _, j in one.pairs}
        for j, claim in enumerate(one.claims):
            yield Verdict(claim, str(one.document["id"]), j in right)


def documents() -> dict[str, list[Json]]:
    """The gold's reports: those the model learned from, those kept from it, and dev."""
    told = [document for folder in ("train", "digests") for document in gold_reports(folder)]
    return {
        "learned_from": [document for document in told if not is_held_out(document)],
        "held_out": [document for document in told if is_held_out(document)],
        "dev": list(gold_reports("dev")),
    }


def chances(found: Iterable[Verdict], calibration: Calibration) -> list[tuple[float, bool]]:
    """The confidence of each claim under a calibration, and whether it is right."""
    return [(calibration.of(one.claim).confidence, one.right) for one in found]

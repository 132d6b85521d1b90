"""Fits the weights of the reasons, and the calibration, on GeoVirus and the gold's train and digests (never on dev).

    python -m evaluation.places.fit

prints what belongs into `ontology/places/weights.toml`. A conditional logit: the chance of the right candidates among
a name's candidates is made large, with each weight held near its present value (L2). Needs scipy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from evaluation.places.geovirus import NEAR_KM, articles
from evaluation.places.gold import agrees_with, gold_spots, reports
from whoholds.records import PlaceType, Span
from whoholds.resolve.places import Gazetteer
from whoholds.resolve.places.choose import Choice, group_of
from whoholds.resolve.places.confidence import SIGNS, signs
from whoholds.resolve.places.distance import km_between
from whoholds.resolve.places.find import Reading, read_places
from whoholds.resolve.places.gazetteer import Candidate
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.reasons import REASONS, weights

_BROAD = (PlaceType.COUNTRY, PlaceType.REGION, PlaceType.WATER)
"""Where the middle of such a place is, is a matter of convention, so that its distance proves nothing."""
HOLD = 0.3
"""How strongly the weights are held near where they were."""
Judge = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Example:
    """One name: the numbers of each reason for each candidate, and which candidates are right."""

    values: NDArray[np.float64]
    right: NDArray[np.bool_]
    weight: float


def examples(gazetteer: Gazetteer) -> Iterator[Example]:
    """Names with a right and a wrong candidate; a name counts once a report, however often it stands there."""
    for report, spots in articles():
        reading = read_places(report, (), (), gazetteer)
        for spot in {s.span.text: s for s in spots}.values():
            yield from _example(reading, spot.span, _within(spot.at), 1.0)
    for folder in ("train", "digests"):
        for document, report, blocks in reports(folder):
            reading = read_places(report, blocks, (), gazetteer)
            for span, place in gold_spots(document, report):
                yield from _example(reading, span, agrees_with(place), 1.0)


def _within(at: tuple[float, float]) -> Judge:
    """Whether a candidate lies near enough to a gold point."""
    return lambda candidate: km_between(at, (candidate.place.lat, candidate.place.lon)) <= NEAR_KM


def _example(reading: Reading, span: Span, right: Judge, weight: float) -> Iterator[Example]:
    for mention in reading.mentions:
        if mention.candidates and (mention.start, mention.end) == (span.start, span.end):
            choice: Choice = reading.choices[group_of(mention)]
            candidates = [c for c, _ in choice.ranked]
            marks = np.array([right(c) for c in candidates])
            if marks.any() and not marks.all():
                values = np.array([[reason(c, choice.scene) for reason in REASONS] for c in candidates], dtype=float)
                yield Example(values, marks, weight)
            return


def fit(data: list[Example]) -> dict[str, float]:
    """The weights at which the right candidates are likeliest."""
    names = [reason.__name__ for reason in REASONS]
    start = np.array([weights()[name] for name in names])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = HOLD * float(((w - start) ** 2).sum()), 2 * HOLD * (w - start)
        for example in data:
            scores = example.values @ w
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = p * example.right
            mass = max(q.sum(), 1e-9)
            total -= example.weight * float(np.log(mass))
            slope += example.weight * (example.values.T @ (p - q / mass))
        return total, slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B")
    print(f"{len(data)} names, loss {loss(start)[0]:.1f} -> {found.fun:.1f}")
    return {name: round(float(value), 2) for name, value in zip(names, found.x, strict=True)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One chosen place: its signs, whether it was right, which report it stands in."""

    signs: tuple[float, ...]
    right: bool
    report: str


def verdicts(gazetteer: Gazetteer, *, folders: tuple[str, ...] = ("train", "digests")) -> Iterator[Verdict]:
    """The choices for names of the gold and of GeoVirus, each name once a report."""
    for report, spots in articles():
        reading = read_places(report, (), (), gazetteer)
        for spot in {s.span.text: s for s in spots}.values():
            for mention, choice in _chosen(reading, spot.span):
                at = (choice.best.place.lat, choice.best.place.lon)
                if choice.best.place.type in _BROAD:
                    continue
                yield Verdict(signs(mention, choice), km_between(spot.at, at) <= NEAR_KM, report.id)
    for folder in folders:
        yield from gold_verdicts(gazetteer, folder)


def gold_verdicts(gazetteer: Gazetteer, folder: str) -> Iterator[Verdict]:
    """The choices for one folder's gold places, each name once a report."""
    for document, report, blocks in reports(folder):
        reading = read_places(report, blocks, (), gazetteer)
        for span, place in {place["name"]: (span, place) for span, place in gold_spots(document, report)}.values():
            for mention, choice in _chosen(reading, span):
                if not mention.bearing and not mention.border:
                    yield Verdict(signs(mention, choice), agrees_with(place)(choice.best), report.id)


def _chosen(reading: Reading, span: Span) -> Iterator[tuple[Mention, Choice]]:
    for mention in reading.mentions:
        if mention.candidates and mention.start < span.end and span.start < mention.end:
            yield mention, reading.choices[group_of(mention)]
            return


def calibrate(data: list[Verdict]) -> dict[str, float]:
    """Weights of the signs by logistic regression, held near nothing (L2)."""
    x, y = np.array([v.signs for v in data]), np.array([v.right for v in data], dtype=float)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        p = 1 / (1 + np.exp(-x @ w))
        fit = -float((y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9)).sum())
        return fit + float((w**2).sum()), x.T @ (p - y) + 2 * w

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B")
    return {name: round(float(value), 2) for name, value in zip(SIGNS, found.x, strict=True)}


def main() -> None:
    gazetteer = Gazetteer.open()
    fitted = {"reasons": fit(list(examples(gazetteer))), "confidence": calibrate(list(verdicts(gazetteer)))}
    for title, found in fitted.items():
        print(f"\n[{title}]")
        for name, value in found.items():
            print(f"{name} = {value}")


if __name__ == "__main__":
    main()

"""Measures whom the gold's agents and targets are resolved to: against labels on `dev`, by name elsewhere.

python -m evaluation.actors.measure
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.shared import gold_reports, gold_scorer
from whoholds.flow import Reader
from whoholds.records import PlaceRef, PlaceType, Report
from whoholds.resolve.actors import ActorContext, Registry, Resolution

LABELS = Path(__file__).with_name("dev_labels.csv")
"""Which registry entry the agents and targets of the dev gold mean: ids only; empty where they are no actor."""
PRONOUNS = frozenset(
    "he she it they them him her we us i me you who his their its themselves himself one both those these this that "
    "others other some many which whom my our".split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An agent or target of the gold that is worded and no pronoun, with what it is resolved to."""

    report: str
    claim: int
    field: str
    index: int
    text: str
    name: str
    found: Resolution

    @property
    def key(self) -> tuple[str, int, str, int]:
        """How the labels name it."""
        return self.report, self.claim, self.field, self.index


Contexts = Callable[[dict[str, Any], Report], ActorContext]
"""Makes the context of a gold report."""


def given_places(registry: Registry) -> Contexts:
    """Contexts with the gold's own places and no parse, so that the figure is of actors alone."""
    return lambda document, report: ActorContext(report, (), registry, places=_places(document, report))


def words_alone(registry: Registry) -> Contexts:
    """Contexts with neither places nor parse."""
    return lambda _document, report: ActorContext(report, (), registry)


def as_read(reader: Reader) -> Contexts:
    """Contexts with the parse and the places that whoholds itself finds."""

    def made(_document: dict[str, Any], report: Report) -> ActorContext:
        found = reader.read(report)
        return ActorContext(report, found.sentences, reader.resolver.registry, places=found.places)

    return made


def asked(folder: str, contexts: Contexts) -> Iterator[Asked]:
    """Every worded agent and target of a folder of the gold, resolved."""
    for document in gold_reports(folder):
        report = _report(document)
        context = contexts(document, report)
        for number, claim in enumerate(document["claims"]):
            for field in ("agent", "target"):
                for index, actor in enumerate(claim.get(field) or []):
                    text = actor.get("text") or ""
                    if text and text.lower() not in PRONOUNS:
                        found = context.resolve(text, start=_start(document["text"], claim, text))
                        yield Asked(document["id"], number, field, index, text, actor["name"], found)


def labelled(registry: Registry, contexts: Contexts) -> dict[str, Any]:
    """On dev: labelled actors that resolve to their entry (or one of the same party), and non-actors left alone."""
    labels = dict(_labels())
    seen: Counter[tuple[str, bool]] = Counter()
    for item in asked("dev", contexts):
        label = labels.get(item.key)
        if label is not None:
            sort = "named" if label else "no_actor"
            seen[sort, _same(registry, item.found.actor_id, label) if label else item.found.actor_id is None] += 1
    return {sort: _share(seen[sort, True], seen[sort, False]) for sort in ("named", "no_actor")}


def by_name(folder: str, registry: Registry) -> dict[str, Any]:
    """In a folder: the names that agree with the gold's: of all, of entries chosen, of words kept, of reworded ones."""
    agree = gold_scorer().names_agree
    seen: Counter[tuple[str, bool]] = Counter()
    for item in asked(folder, given_places(registry)):
        right = bool(agree(item.found.name, item.name))
        seen["all", right] += 1
        seen["chosen" if item.found.actor_id else "kept", right] += 1
        if not agree(item.text, item.name):
            seen["hard", right] += 1
    return {sort: _share(seen[sort, True], seen[sort, False]) for sort in ("all", "chosen", "kept", "hard")}


def speed(registry: Registry) -> float:
    """Milliseconds of processor time that a context takes for 3,000 characters of the training reports."""
    reports = [_report(document) for document in gold_reports("train")]
    start = time.process_time()
    for report in reports:
        _ = ActorContext(report, (), registry).antecedent_candidates
    return round(1000 * (time.process_time() - start) / sum(len(report.text) for report in reports) * 3000, 2)


def actors_figures() -> dict[str, Any]:
    """All figures of the actors stage; "dev" is with what whoholds itself parses and finds."""
    reader = Reader.open()
    registry = reader.resolver.registry
    return {
        "entries": len(registry.actors),
        "dev": labelled(registry, as_read(reader)),
        "dev_given_places": labelled(registry, given_places(registry)),
        "dev_words_alone": labelled(registry, words_alone(registry)),
        "names": {folder: by_name(folder, registry) for folder in ("dev", "train", "digests")},
        "ms_per_3000_characters": speed(registry),
    }


def _same(registry: Registry, found: str | None, label: str) -> bool:
    """Whether two ids are the same entry or parts of the same party."""
    return found is not None and registry.party(found) == registry.party(label)


def _share(right: int, wrong: int) -> dict[str, float | int]:
    return {"right": round(100 * right / max(right + wrong, 1), 1), "of": right + wrong}


def _labels() -> Iterator[tuple[tuple[str, int, str, int], str]]:
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield (row["report"], int(row["claim"]), row["field"], int(row["index"])), row["actor_id"]


def _report(document: dict[str, Any]) -> Report:
    return Report(document["text"], document["id"], dt.date.fromisoformat(document["published"]))


def _start(text: str, claim: dict[str, Any], words: str) -> int:
    """Where the words stand: in the claim's quote, else where the report first has them."""
    within = claim["quote"].find(words)
    return text.find(claim["quote"]) + within if within >= 0 else text.find(words)


def _places(document: dict[str, Any], report: Report) -> Iterator[PlaceRef]:
    """The gold's places as resolved ones, each once."""
    places: Sequence[dict[str, Any]] = [place for claim in document["claims"] for place in claim.get("place") or []]
    for text, place in {place["text"]: place for place in reversed(places) if place.get("text")}.items():
        start = report.text.find(text)
        span = report.span(start, start + len(text))
        yield PlaceRef(span, place["name"], PlaceType(place["type"]), place["country"] or None)


if __name__ == "__main__":
    print(json.dumps(actors_figures(), indent=1))

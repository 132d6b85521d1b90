"""Claims against the excerpts of `training/annotations.jsonl` that are kept from training.

Their annotations name words alone, so what is compared is the kind in the sentence, and of each role the words.

python -m evaluation.claims.annotated [-v]      -v: kind by kind
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from evaluation.shared import SHARED, gold_scorer
from training.annotated import reports
from training.gold import is_held_out
from whoholds.export.claim_json import claim_object
from whoholds.flow import Reader
from whoholds.records import Report

ROLES = ("agent", "target", "place")
Told = tuple[str, int]
"""A kind and the sentence that tells it, by its number."""


@dataclass(slots=True)
class Tally:
    """Claims marked, found, and found where they are marked; of the latter, roles marked and right."""

    marked: int = 0
    found: int = 0
    right: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    roles_right: Counter[str] = field(default_factory=Counter)

    def add(self, marked: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
        """Counts the claims of one kind in one sentence."""
        self.marked += len(marked)
        self.found += len(found)
        self.right += min(len(marked), len(found))
        if not marked or not found:
            return
        for role in ROLES:
            asked, given = (_words(claim[role] for claim in claims) for claims in (marked, found))
            self.roles[role] += bool(asked)
            self.roles_right[role] += bool(asked & given)

    def figures(self) -> dict[str, Any]:
        """Precision, recall and F1 of kinds, and which share of the roles marked is found, in per cent."""
        roles = {f"{role}_found": _percent(self.roles_right[role], self.roles[role]) for role in ROLES}
        f1 = _percent(2 * self.right, self.marked + self.found)
        precision, recall = _percent(self.right, self.found), _percent(self.right, self.marked)
        return {"gold": self.marked, "found": self.found, "precision": precision, "recall": recall, "f1": f1, **roles}


def annotated_figures(reader: Reader) -> dict[str, Any]:
    """The figures over all kinds."""
    return annotated_tallies(reader)["all"].figures()


def annotated_tallies(reader: Reader) -> dict[str, Tally]:
    """The tally of each kind, and of `all`."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for document in filter(is_held_out, reports(SHARED / "data")):
        read = reader.read(Report(document["text"], document["id"])).claims
        bounds = gold_scorer().sentences(document["text"])
        marked = _by_sentence(bounds, ((claim["at"], claim) for claim in document["claims"]))
        objects = (claim_object(claim) for claim in read)
        found = _by_sentence(bounds, ((claim["cue"]["start"], claim) for claim in objects))
        for kind, sentence in marked.keys() | found.keys():
            for name in (kind, "all"):
                tallies[name].add(marked[kind, sentence], found[kind, sentence])
    return dict(sorted(tallies.items()))


def _by_sentence(
    bounds: list[tuple[int, int]], claims: Iterable[tuple[int, dict[str, Any]]]
) -> defaultdict[Told, list[dict[str, Any]]]:
    told: defaultdict[Told, list[dict[str, Any]]] = defaultdict(list)
    for start, claim in claims:
        told[claim["kind"], gold_scorer().where(bounds, start)].append(claim)
    return told


def _words(listed: Iterable[list[dict[str, Any]]]) -> set[str]:
    """The words that name somebody or a place, without those that many names have."""
    scorer = gold_scorer()
    words: Iterator[str] = (word for entries in listed for entry in entries for word in scorer.norm(entry.get("text")))
    return {word for word in words if word not in scorer.STOP}


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main() -> None:
    tallies = annotated_tallies(Reader.open())
    chosen = tallies if "-v" in sys.argv else {"all": tallies["all"]}
    print(json.dumps({name: tally.figures() for name, tally in chosen.items()}, indent=1))


if __name__ == "__main__":
    main()

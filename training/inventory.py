"""The labels that the heads choose from, in a fixed order: what `labels.json` beside the model holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from training.examples import MENTION_TAGS, NAME_TAGS, Example
from training.gold import KINDS, ROLES, STATUSES
from whoholds.parse.lemmas import lemma_rule

RARE_RULE, RARE_FEATS = 3, 3


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels of each head; an index into its list is what the model says."""

    upos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]
    names: list[str]
    mentions: list[str]
    kinds: list[str]
    status: list[str]
    roles: list[str]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0), "utf8")

    @classmethod
    def load(cls, path: Path) -> Inventory:
        return cls(**json.loads(path.read_text("utf8")))


def inventory(examples: Iterable[Example]) -> Inventory:
    """The labels seen in training; rare lemma rules and feature sets are left out."""
    upos, feats, rules, deprels = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for x in examples:
        upos.update(x.upos)
        feats.update(x.feats)
        deprels.update(x.deprels)
        rules.update(lemma_rule(w, lemma) for w, lemma in zip(x.words, x.lemmas, strict=False))
    deprels.pop("root", None)
    return Inventory(
        upos=sorted(upos),
        feats=_common(feats, RARE_FEATS),
        lemma=_common(rules, RARE_RULE),
        deprel=["root", *sorted(deprels)],
        names=list(NAME_TAGS),
        mentions=list(MENTION_TAGS),
        kinds=list(KINDS),
        status=list(STATUSES),
        roles=list(ROLES),
    )


def _common(counts: Counter[str], least: int) -> list[str]:
    return [label for label, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= least]

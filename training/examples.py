"""What is learned from: words with whatever a data set says about them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.gold import CueMark

NAME_LABELS = ("PER", "ORG", "LOC", "FAC", "WEAPON", "EVENT", "NORP", "MISC")
MENTION_LABELS = ("PER", "ORG", "LOC", "WEAPON", "NORP")
KEPT_FEATS = (
    "Case",
    "Mood",
    "NumType",
    "Number",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Tense",
    "VerbForm",
    "Voice",
)


UNSURE = "?"
"""The label of a word whose head and label are both unknown: neither is taught."""


def spell_tags(labels: tuple[str, ...]) -> tuple[str, ...]:
    """O and the four BIOES tags of each label."""
    return ("O", *(f"{place}-{label}" for label in labels for place in "BIES"))


NAME_TAGS = spell_tags(NAME_LABELS)
MENTION_TAGS = spell_tags(MENTION_LABELS)


@dataclass(slots=True)
class Marked:
    """A span of words and the labels it may have: more than one where the data set doesn't tell them apart."""

    first: int
    last: int
    labels: tuple[str, ...]


@dataclass(slots=True)
class Example:
    """A sentence. A field that its data set doesn't annotate is empty, and teaches nothing.

    `names`, `mentions` and `cues` are None where the set doesn't annotate them; `free` are words about whose
    names nothing is known. `heads` are word indices, -1 for the root.
    """

    words: list[str]
    origin: str
    document: str
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    space_after: list[bool] = field(default_factory=list)
    names: list[Marked] | None = None
    mentions: list[Marked] | None = None
    free: set[int] = field(default_factory=set)
    cues: list[CueMark] | None = None


def share(document: str, salt: str = "") -> float:
    """A number in [0, 1) that depends on a document's id alone: the same split everywhere."""
    return int(hashlib.sha256(f"{salt}{document}".encode()).hexdigest()[:8], 16) / 2**32


def kept_feats(feats: str) -> str:
    """The part of a CoNLL-U FEATS column that claims need."""
    kept = [pair for pair in feats.split("|") if pair.split("=")[0] in KEPT_FEATS]
    return "|".join(kept) or "_"


def outermost(found: list[Marked]) -> list[Marked]:
    """Where marked spans overlap, the longest; re3d nests "Iraq" in "the Government of Iraq"."""
    kept: list[Marked] = []
    for mark in sorted(found, key=lambda x: (x.first - x.last, x.first)):
        if all(mark.last <= other.first or other.last <= mark.first for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda x: x.first)

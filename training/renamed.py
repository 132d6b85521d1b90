"""Copies of sentences with other names of the same kind and length, so that rare names are learned too."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from training.examples import Example
from training.grammar.names import Names
from whoholds.parse.words import words

SHARES = {"LOC": 0.5, "PER": 0.3, "ORG": 0.25}
LONGEST = 4


@dataclass(frozen=True, slots=True)
class Renamer:
    """Names by kind and number of words."""

    pools: dict[tuple[str, int], Sequence[list[str]]]

    @classmethod
    def of(cls, names: Names) -> Renamer:
        """The names of the gazetteer and the registry."""
        found: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
        for kind, spelled in (("LOC", [*names.places, *names.known, *names.countries]), ("ORG", names.actors)):
            for cut in _cut(spelled):
                found[kind, len(cut)].append(cut)
        for last in _cut(names.people):
            found["PER", len(last)].append(last)
            found["PER", len(last) + 1].extend([given, *last] for given in names.given)
        return cls(dict(found))

    def renamed(self, example: Example, rng: random.Random) -> Example:
        """The sentence with some of its names changed, each for the same other one throughout; nothing else moves."""
        chosen: dict[str, list[str]] = {}
        said = list(example.words)
        for mark in {
            (m.first, m.last, m.labels): m for m in [*(example.names or []), *(example.mentions or [])]
        }.values():
            old = example.words[mark.first : mark.last]
            kind = mark.labels[0]
            if kind not in SHARES or not all(w[:1].isupper() and (len(w) > 1 or w.isalpha()) for w in old):
                continue
            key = " ".join(old)
            if key not in chosen:
                chosen[key] = self._other(kind, old, rng)
            said[mark.first : mark.last] = chosen[key]
        lemmas = [
            new if new != old else lemma for new, old, lemma in zip(said, example.words, example.lemmas, strict=False)
        ]
        return replace(example, words=said, lemmas=lemmas if example.lemmas else [])

    def _other(self, kind: str, old: list[str], rng: random.Random) -> list[str]:
        pool = self.pools.get((kind, len(old)))
        if not pool or rng.random() >= SHARES[kind]:
            return old
        new = rng.choice(pool)
        shouted = len(old[0]) > 3 and all(w.isupper() for w in old)
        return [w.upper() for w in new] if shouted else new


def _cut(spelled: Iterable[str]) -> list[list[str]]:
    """Names in words, those of up to four words all of letters."""
    found = ([text[a:b] for a, b in words(text)] for text in spelled)
    return [cut for cut in found if len(cut) <= LONGEST and all(w.isalpha() and w[:1].isupper() for w in cut)]

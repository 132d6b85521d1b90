"""Copies of gold sentences with other names, or none, so that a kind and a status don't hang on who and where."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.examples import Example, Marked
from training.gold import CueMark

MASK = "[MASK]"
_CALENDAR_TEXT = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov.
dec. i president minister mr mr. mrs. gen. general colonel col. spokesman ministry defense defence un u.n.
"""
_CALENDAR = frozenset(_CALENDAR_TEXT.split())
_OPENERS_TEXT = """
the a an this that these those he she it they we you his her their our some many most all several more dozens
hundreds thousands one two three four five six seven eight nine ten at in on of for after before both each no not
other another government rebel rebels troops forces soldiers fighters militants civilians police army security local
armed people
"""
_OPENERS = frozenset(_OPENERS_TEXT.split())


@dataclass(slots=True)
class Pool:
    """Names to put in place of others, by what they name."""

    actor: list[list[str]]
    place: list[list[str]]
    people: list[list[str]]

    def draw(self, kind: str, rng: random.Random) -> list[str]:
        return rng.choice(getattr(self, kind))


def pool(examples: Iterable[Example]) -> Pool:
    """The names that gold claims give as agents, targets and places, each once."""
    found: dict[str, dict[str, list[str]]] = {"actor": {}, "place": {}, "people": {}}
    for example in examples:
        for first, last, kind in runs(example):
            if kind in found:
                spoken = example.words[first:last]
                found[kind].setdefault(" ".join(spoken), spoken)
    return Pool(*(list(found[kind].values()) for kind in ("actor", "place", "people")))


def runs(example: Example) -> list[tuple[int, int, str]]:
    """Names by their looks: runs of capitalised words, as (first, last, what); `other` where no claim says what."""
    known: dict[int, str] = {}
    for cue in example.cues or []:
        for label, kind in (("agent", "actor"), ("target", "actor"), ("place", "place")):
            for span in cue.roles.get(label, []):
                known.update((i, kind) for i in range(*span) if kind == "place" or i not in known)
    found, at = [], 0
    while at < len(example.words):
        end = at
        while end < len(example.words) and _capital(example, end, bool(end > at), at in known):
            end += 1
        while end > at and example.words[end - 1] == "-":
            end -= 1
        if end > at:
            kind = known.get(at, "other")
            if end - at == 1 and _of_people(example.words[at]) and kind != "place":
                kind = "people"
            found.append((at, end, kind))
        at = max(end, at + 1)
    return found


def _of_people(word: str) -> bool:
    """Whether a capitalised word looks like "Syrian", "Kurdish", "Iraqi"."""
    return word.endswith(("an", "ish", "ese", "i", "ic", "ch")) and not word.lower().endswith(("stan", "taliban"))


def _capital(example: Example, i: int, inside: bool, known: bool) -> bool:
    word = example.words[i]
    if word == "-":
        return inside and i + 1 < len(example.words) and _capital(example, i + 1, inside, known)
    if not word[:1].isupper() or word.lower() in _CALENDAR or word.lower() in _OPENERS:
        return False
    return i > 0 or known or (len(word) > 1 and word.isupper())


def disguised(example: Example, names: Pool, rng: random.Random) -> Example:
    """A copy with each name hidden behind one mask, or changed for another of its sort, the same one throughout."""
    if sum(w[:1].isupper() for w in example.words) > 0.5 * sum(w[:1].isalpha() for w in example.words):
        return example  # a headline: everything is capitalised
    chosen: dict[str, list[str]] = {}
    hide = rng.random() < 0.5
    words: list[str] = []
    index: list[int] = []
    spans = {first: (last, kind) for first, last, kind in runs(example)}
    at = 0
    while at < len(example.words):
        if at in spans:
            last, kind = spans[at]
            key = " ".join(example.words[at:last])
            if key not in chosen:
                plain = kind == "other" and not hide
                chosen[key] = example.words[at:last] if plain else [MASK] if hide else names.draw(kind, rng)
            index.extend(len(words) + min(k, len(chosen[key]) - 1) for k in range(last - at))
            words.extend(chosen[key])
            at = last
        else:
            index.append(len(words))
            words.append(example.words[at])
            at += 1
    return _moved(example, words, index)


def _moved(example: Example, words: list[str], index: list[int]) -> Example:
    """The example with new words; `index` says where each old word went."""

    def move(span: tuple[int, int]) -> tuple[int, int]:
        last = index[span[1]] if span[1] < len(index) else len(words)
        return index[span[0]], max(last, index[span[0]] + 1)

    cues = [
        CueMark(
            index[c.anchor], {index[i] for i in c.words}, c.kinds, c.status,
            {label: [move(s) for s in spans] for label, spans in c.roles.items()},
        )
        for c in example.cues or []
    ]  # fmt: skip
    names: list[Marked] | None = None
    return replace(example, words=words, cues=cues, names=names, free=set())

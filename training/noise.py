"""Copies of sentences as real feeds print them: no commas, no apostrophes, headlines, curly quotes, no full stop."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from training.examples import Example, Marked

_T = TypeVar("_T")
_APOSTROPHES = "'’‘`"
_SMALL_TEXT = """
a an the of in on at to for and or but by with from as
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_CURLY = {'"': "“”", "'": "’", "``": "“", "''": "”", "--": "—", "-": "-", "...": "…"}


def noised(example: Example, rng: random.Random) -> Example:
    """One of the ways, drawn; the annotation follows the words."""
    return rng.choice(WAYS)(example, rng)


def without(example: Example, gone: set[int]) -> Example:
    """The example without some words; a word that others hang on, or that a span would lose, stays."""
    gone = {i for i in gone if i not in set(example.heads)} if example.heads else set(gone)
    if example.heads:
        gone = {i for i in gone if example.heads[i] >= 0}
    for mark in (example.names or []) + (example.mentions or []):
        gone -= set(range(mark.first, mark.last))
    if not gone or len(gone) == len(example.words):
        return example
    keep = [i for i in range(len(example.words)) if i not in gone]
    index = {old: new for new, old in enumerate(keep)}

    def pick(values: list[_T]) -> list[_T]:
        return [values[i] for i in keep] if values else []

    def move(marks: list[Marked] | None) -> list[Marked] | None:
        return None if marks is None else [Marked(index[m.first], index[m.last - 1] + 1, m.labels) for m in marks]

    return replace(
        example,
        words=pick(example.words),
        upos=pick(example.upos),
        feats=pick(example.feats),
        lemmas=pick(example.lemmas),
        xpos=pick(example.xpos),
        space_after=pick(example.space_after),
        deprels=pick(example.deprels),
        heads=[index.get(example.heads[i], -1) for i in keep] if example.heads else [],
        names=move(example.names),
        mentions=move(example.mentions),
        free={index[i] for i in example.free if i in index},
    )


def no_commas(example: Example, _rng: random.Random) -> Example:
    """Commas lost."""
    return without(example, {i for i, w in enumerate(example.words) if w == ","})


def no_apostrophes(example: Example, rng: random.Random) -> Example:
    """Apostrophes lost: "dont", "Syrias"; half the time the clitic stays a word of its own."""
    words = ["".join(c for c in w if c not in _APOSTROPHES) for w in example.words]
    gone = {i for i, w in enumerate(words) if not w}
    if rng.random() < 0.5:
        for i in range(1, len(words)):
            if example.words[i][:1] in "'’" and words[i] == "s" and example.upos[i : i + 1] == ["PART"]:
                words[i - 1] += "s"
                gone.add(i)
    words = [new or old for new, old in zip(words, example.words, strict=True)]
    return without(replace(example, words=words), gone)


def bare(example: Example, rng: random.Random) -> Example:
    """Commas and apostrophes both lost."""
    return no_apostrophes(no_commas(example, rng), rng)


def title_case(example: Example, rng: random.Random) -> Example:
    """A headline In Title Case, without its full stop."""
    words = [w if w in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(example.words)]
    return no_stop(replace(example, words=words), rng)


def upper_case(example: Example, _rng: random.Random) -> Example:
    return replace(example, words=[w.upper() for w in example.words])


def lower_case(example: Example, _rng: random.Random) -> Example:
    return replace(example, words=[w.lower() for w in example.words])


def no_stop(example: Example, _rng: random.Random) -> Example:
    """The closing stop lost."""
    last = len(example.words) - 1
    return without(example, {last} if example.words[last] in {".", "!", "?"} else set())


def curly(example: Example, _rng: random.Random) -> Example:
    """Straight quotes made curly, dashes long."""
    opened, words = False, []
    for w in example.words:
        if w == '"':
            words.append("”" if opened else "“")
            opened = not opened
        elif w in _CURLY:
            words.append(_CURLY[w][0])
        else:
            words.append(w.replace("'", "’"))
    return replace(example, words=words)


WAYS: tuple[Callable[[Example, random.Random], Example], ...] = (
    no_commas, no_apostrophes, bare, bare, title_case, title_case, upper_case, lower_case, no_stop, curly, curly,
)  # fmt: skip

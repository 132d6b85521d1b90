"""Sentences longer than the encoder reads well: cut where it is safest, parsed in parts, joined into one tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoholds.parse.pieces import Pieces
from whoholds.records.sentences import ROOT, Name, Sentence, Token

MOST, LEAST = 240, 120
"""A part has at most 240 pieces; it ends at the best place after the first 120."""
Spans = list[tuple[int, int]]
_SAFETY = {";": 3, "—": 2, "--": 2, ":": 2, ",": 1, ")": 1}


def parts(text: str, spans: Spans, pieces: Pieces) -> list[Spans]:
    """The words of a sentence in parts that the encoder can read; one part for nearly all."""
    sizes = [len(p) for p in pieces.encode([text[a:b] for a, b in spans])]
    if sum(sizes) <= MOST:
        return [spans]
    found, first = [], 0
    while sum(sizes[first : first + MOST]) > MOST or len(spans) - first > MOST:
        size, best, safety, at = 0, first + 1, -1, first
        while size + sizes[at] <= MOST:
            size += sizes[at]
            at += 1
            here = _SAFETY.get(text[slice(*spans[at - 1])], 0)
            if size >= LEAST and here >= safety:
                best, safety = at, here
        found.append(spans[first:best])
        first = best
    return [*found, spans[first:]]


def joined(read: Sequence[Sentence]) -> Sentence:
    """Parts as one sentence: the roots of later parts hang on the first's as `parataxis`."""
    if len(read) == 1:
        return read[0]
    tokens, names, root = list[Token](), list[Name](), read[0].root
    for part in read:
        base = len(tokens)
        for token in part.tokens:
            if token.head != ROOT:
                tokens.append(replace(token, head=token.head + base))
            else:
                tokens.append(replace(token, head=root, deprel="parataxis") if base else token)
        names.extend(Name(n.first + base, n.last + base, n.label, n.score) for n in part.names)
    return Sentence(read[0].block, tuple(tokens), tuple(names))

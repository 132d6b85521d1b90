"""From a sentence's numbers to its record: labels, lemmas, the best tree, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from whoholds.parse.lemmas import lemma_of
from whoholds.parse.session import Array, Numbers
from whoholds.parse.spelled import best_tags, spans
from whoholds.parse.tree import best_tree
from whoholds.records.sentences import Name, Sentence, Token


class Decoder:
    """Knows what the indices of each head mean."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self._upos, self._lemma, self._deprel = labels["upos"], labels["lemma"], labels["deprel"]
        self._feats = tuple("" if f == "_" else f for f in labels["feats"])
        self._names, self._mentions = labels["names"], labels["mentions"]

    def sentence(self, text: str, words: Sequence[tuple[int, int]], block: int, numbers: Numbers) -> Sentence:
        """The record of a sentence whose words are at `words` in `text`."""
        heads = best_tree(numbers["arcs"])
        labels = numbers["deprel"]
        columns = zip(
            words,
            heads,
            numbers["upos"].tolist(),
            numbers["feats"].tolist(),
            numbers["lemma"].tolist(),
            labels,
            strict=True,
        )
        tokens = []
        for (start, end), head, upos, feats, lemma, row in columns:
            form = text[start:end]
            deprel = self._deprel[row[head + 1]] if head >= 0 else self._deprel[0]
            tag = self._upos[upos]
            base = lemma_of(form, tag, self._lemma[lemma])
            tokens.append(Token(start, end, form, base, tag, self._feats[feats], head, deprel))
        return Sentence(block, tuple(tokens), self._named(numbers["names"]))

    def mentions(self, numbers: Numbers) -> tuple[tuple[int, int, str], ...]:
        """People, bodies, places and weapons however they are called."""
        return tuple(spans(best_tags(numbers["mentions"], self._mentions), self._mentions))

    def _named(self, scores: Array) -> tuple[Name, ...]:
        chosen = best_tags(scores, self._names)
        found = spans(chosen, self._names)
        if not found:
            return ()
        logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        return tuple(
            Name(first, last, label, round(float(np.exp(logs[range(first, last), chosen[first:last]].min())), 4))
            for first, last, label in found
        )

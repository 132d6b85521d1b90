"""The places of a list, each of which is a claim's own: "the towns of A, B and C", "the valley, including A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whoholds.claim.grammar import NOMINAL, case_of, conjuncts, related
from whoholds.claim.words import Classifier
from whoholds.records import Sentence

LISTING = frozenset({"including", "namely", "notably", "incl"})
"""Words after which some of the places just spoken of are named."""
FAR = 9
"""How many tokens after a place its list may begin."""
CLAUSES = frozenset({"VERB", "AUX", "SCONJ"})
"""What ends the phrase in which a list may follow."""


def listed(sentence: Sentence, heads: Sequence[int], classifier: Classifier) -> tuple[int, ...]:
    """The heads of place phrases, those of lists opened up; a phrase that names no place gives way to its list."""
    found: list[int] = []
    for head in heads:
        members = [
            m for i in _after(sentence, head) for m in _opened(sentence, i) if _is_place(sentence, m, classifier)
        ]
        if not members or _is_named(sentence, head):
            found += _opened(sentence, head)
        found += members
    return tuple(dict.fromkeys(found))


def _opened(sentence: Sentence, head: int) -> Iterator[int]:
    """A phrase's head; where it only says what several names are, those: "the cities of Kharkiv and Izium"."""
    names = [c for c in related(sentence, head, "nmod") if c > head and case_of(sentence, c) == "of"]
    several = [m for name in names[:1] for m in conjuncts(sentence, name) if sentence.tokens[m].upos == "PROPN"]
    common = sentence.tokens[head].upos != "PROPN"
    yield from several if common and len(several) > 1 else (head,)


def _after(sentence: Sentence, head: int) -> Iterator[int]:
    """What is named after "including" in the words right after a phrase."""
    for i in range(head + 1, min(head + FAR, len(sentence.tokens) - 1)):
        if sentence.tokens[i].text.lower() in LISTING:
            yield from _members(sentence, _listed_first(sentence, i))
            return
        if sentence.tokens[i].upos in CLAUSES:
            return


def _members(sentence: Sentence, first: int) -> Iterator[int]:
    """What a list names, and names that the tree hangs on a noun beside its first: "A near the border, B and C"."""
    yield from conjuncts(sentence, first)
    for i in range(first + 1, len(sentence.tokens)):
        token = sentence.tokens[i]
        if token.upos in CLAUSES:
            return
        if token.upos == "PROPN" and token.deprel == "conj" and token.head > first:
            yield i


def _listed_first(sentence: Sentence, opener: int) -> int:
    """The head of the first phrase after the word that opens a list."""
    above = sentence.tokens[opener].head
    if above > opener and sentence.tokens[opener].deprel in {"case", "mark"}:
        return above
    after = range(opener + 1, len(sentence.tokens))
    return next(
        (i for i in after if sentence.tokens[i].upos in NOMINAL and sentence.tokens[i].head <= opener), opener + 1
    )


def _is_place(sentence: Sentence, index: int, classifier: Classifier) -> bool:
    return classifier.among(sentence, index, ["place", "facility"])


def _is_named(sentence: Sentence, head: int) -> bool:
    """Whether a phrase has a name of its own: "eastern Kharkiv Oblast", not "key towns"."""
    inside = [head, *(c for c in sentence.children[head] if c < head)]
    return any(sentence.tokens[i].upos == "PROPN" for i in inside)

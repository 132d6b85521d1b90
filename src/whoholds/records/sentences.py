"""A parsed sentence: its tokens with their grammar, and the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from whoholds.records.spans import Span

ROOT = -1
"""The head of a sentence's root token."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the report and in the tree.

    `upos` and `deprel` are Universal Dependencies labels, `deprel` with its subtype ("nsubj:pass");
    `feats` holds morphology such as "Number=Plur|Tense=Past"; `head` is the index in the sentence of the token
    this one depends on, or ROOT.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str

    def feat(self, name: str) -> str | None:
        """The value of one feature, `feat("Tense") == "Past"`, or None."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: tokens `first` up to, not including, `last`.

    `label` is one of PER, ORG, LOC, FAC, WEAPON, EVENT, NORP (peoples and adjectives of place), MISC.
    """

    first: int
    last: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: tokens in order, a well-formed tree over them, and its names.

    Exactly one token has head ROOT and following heads from any token leads there (checked).
    `children[i]` are the indices of the tokens whose head is i.
    """

    block: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        roots = [i for i, token in enumerate(self.tokens) if token.head == ROOT]
        if len(roots) != 1:
            raise ValueError(f"a sentence has one root, not {len(roots)}")
        for i, token in enumerate(self.tokens):
            if token.head != ROOT:
                below[token.head].append(i)
        object.__setattr__(self, "children", tuple(map(tuple, below)))
        if len(set(self.subtree(roots[0]))) != len(self.tokens):
            raise ValueError("the heads of a sentence form a tree")

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def root(self) -> int:
        """Index of the root token."""
        return next(i for i, token in enumerate(self.tokens) if token.head == ROOT)

    def subtree(self, index: int) -> Iterator[int]:
        """The token and all that depend on it, in no particular order."""
        stack = [index]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self.children[node])

    def span(self, text: str, first: int, last: int) -> Span:
        """The report's words from token `first` up to, not including, token `last`."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Span(start, end, text[start:end])

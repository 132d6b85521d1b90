"""Ways through a sentence's tree."""

from __future__ import annotations

from whoholds.records import ROOT, Sentence


def depth(sentence: Sentence, index: int) -> int:
    """How many steps a token is from the root."""
    steps = 0
    while sentence.tokens[index].head != ROOT:
        index, steps = sentence.tokens[index].head, steps + 1
    return steps


def distance(sentence: Sentence, first: int, second: int) -> int:
    """How many steps lie between two tokens in the tree; into a clause below the cue's they count double."""
    above = {first: 0}
    node = first
    while sentence.tokens[node].head != ROOT:
        step = 1 if sentence.tokens[node].deprel != "acl:relcl" else 2
        above[sentence.tokens[node].head] = above[node] + step
        node = sentence.tokens[node].head
    steps, node = 0, second
    while node not in above:
        clause = sentence.tokens[node].deprel.partition(":")[0] in {"advcl", "acl", "ccomp", "conj", "parataxis"}
        steps += 2 if clause else 1
        node = sentence.tokens[node].head
    return steps + above[node]


def tokens_in(sentence: Sentence, start: int, end: int) -> list[int]:
    """The tokens that share a character with a stretch of the report."""
    return [i for i, token in enumerate(sentence.tokens) if token.start < end and token.end > start]


def top(sentence: Sentence, start: int, end: int) -> int | None:
    """The token of a stretch that stands highest in the tree: the head of its phrase."""
    inside = tokens_in(sentence, start, end)
    return min(inside, key=lambda i: depth(sentence, i)) if inside else None


def case_of(sentence: Sentence, index: int) -> str:
    """The first preposition of a phrase, or an empty string."""
    words = (sentence.tokens[c].text.lower() for c in sentence.children[index] if sentence.tokens[c].deprel == "case")
    return next(words, "")

"""What a sentence speaks of without saying that it is so: what a statement leaves out, and what would be a gain."""

from __future__ import annotations

from whoholds.claim.source import SpeechCues
from whoholds.records import ROOT, Kind, Sentence

GAINS = frozenset({Kind.CAPTURE, Kind.SIEGE, Kind.WITHDRAW, Kind.SURRENDER})
"""Kinds whose noun, as what "would be" something, hasn't happened: "its capture would be a blow"."""
NO = frozenset({"no", "not", "n't", "never", "without"})


def is_left_out(sentence: Sentence, anchor: int, cues: SpeechCues) -> bool:
    """Whether the words only say that nobody spoke of it: "made no mention of a school being hit"."""
    node = sentence.tokens[anchor].head
    while node != ROOT:
        token = sentence.tokens[node]
        beside = {sentence.tokens[c].text.lower() for c in sentence.children[node]}
        if token.lemma.lower() in cues.withheld and beside & NO:
            return True
        node = token.head
    return False


def would_be(sentence: Sentence, anchor: int, kind: Kind) -> bool:
    """Whether a gain is only what would be: the subject of "would be a test"."""
    token = sentence.tokens[anchor]
    if kind not in GAINS or token.deprel != "nsubj":
        return False
    relations = {sentence.tokens[c].deprel: sentence.tokens[c].text.lower() for c in sentence.children[token.head]}
    return "cop" in relations and relations.get("aux") in {"would", "'d", "’d"}

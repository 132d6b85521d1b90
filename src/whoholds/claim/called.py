"""What is only called by a word for an act: a body ("the UN mission"), who speaks, people or camps in passing."""

from __future__ import annotations

from whoholds.claim.grammar import VERBAL, case_of, is_passive
from whoholds.claim.match import Match
from whoholds.records import ROOT, Kind, Sentence

UPRIGHT = frozenset({Kind.STATEMENT, Kind.TALKS, Kind.CEASEFIRE, Kind.SURRENDER})
"""Kinds whose noun may be what says something: "the statement said", "the truce said"."""
SAYING = frozenset({"say", "tell", "add", "announce", "deny"})
"""Verbs that no act is the subject of; a battle may well "reveal" or "show" something."""
EVENTS = frozenset({"displacement", "evacuation", "exodus", "deportation", "expulsion", "relocation", "resettlement"})
"""Nouns for the flight itself, not for those who fled."""
HOUSING = frozenset(
    "camp shelter school site settlement centre center tent facility church mosque monastery home building compound "
    "house housing area place hotel host hosting accommodate".split()
)
"""Nouns and verbs for where people who once fled now are."""


def is_called(sentence: Sentence, match: Match) -> bool:
    """Whether a match's word only tells how somebody or something is called, and so tells no act."""
    token = sentence.tokens[match.anchor]
    if match.frame.kind is Kind.DISPLACEMENT:
        return _is_scenery(sentence, match.anchor)
    if token.upos not in {"NOUN", "PROPN"} or match.frame.kind in UPRIGHT:
        return False
    return _in_body(sentence, match.anchor) or _speaks(sentence, match.anchor)


def _in_body(sentence: Sentence, index: int) -> bool:
    """Whether a noun is part of an organisation's name of several words."""
    return any(n.label == "ORG" and n.first <= index < n.last and n.last - n.first > 1 for n in sentence.names)


def _speaks(sentence: Sentence, index: int) -> bool:
    """Whether a noun is the subject of a verb of saying: "the mission said"."""
    token = sentence.tokens[index]
    if token.deprel != "nsubj" or token.head == ROOT:
        return False
    verb = sentence.tokens[token.head]
    return verb.upos in VERBAL and verb.lemma.lower() in SAYING and not is_passive(sentence, token.head)


def _is_scenery(sentence: Sentence, index: int) -> bool:
    """Whether people are only called displaced where they are, uncounted: "a camp for displaced people"."""
    token = sentence.tokens[index]
    head = token.head if token.deprel in {"amod", "compound"} else index
    if head == ROOT or sentence.tokens[head].upos not in {"NOUN", "PROPN"}:
        return False
    people = sentence.tokens[head]
    if any(sentence.tokens[c].deprel == "nummod" for c in sentence.children[head]) or people.head == ROOT:
        return False
    if people.lemma.lower() in EVENTS:
        return False
    if case_of(sentence, head) == "for":
        return True
    housed = people.deprel in {"nmod", "compound", "obj", "nmod:poss", "obl"}
    return housed and sentence.tokens[people.head].lemma.lower() in HOUSING

"""Trees set right where a parser hangs a clause too low, or takes the speaker before a colon into the clause after."""

from __future__ import annotations

from dataclasses import replace

from whoholds.claim.grammar import VERBAL, is_passive, own_subjects, related
from whoholds.claim.source import SpeechCues
from whoholds.records import Sentence

VOICED = frozenset(
    {"accuse", "blame", "say", "add", "insist", "claim", "warn", "deny", "condemn", "vow", "urge", "denounce", "admit"}
)
"""Verbs that only somebody who speaks is the subject of."""


def rehung(sentence: Sentence, cues: SpeechCues) -> Sentence:
    """The sentence with the few clauses hung elsewhere whose reading no word supports; else the same sentence."""
    for index in range(len(sentence.tokens)):
        sentence = _relative(_voiced(sentence, index, cues), index)
    return _before_colon(sentence)


def _voiced(sentence: Sentence, index: int, cues: SpeechCues) -> Sentence:
    """Hangs a verb of speech on the speaker's own verb: "denied that a school was hit and | accused the rebels".

    The parser hangs it on the passive clause, whose subject (the school) can't speak.
    """
    token = sentence.tokens[index]
    if token.deprel != "conj" or token.lemma.lower() not in VOICED or own_subjects(sentence, index):
        return sentence
    clause, content = sentence.tokens[token.head], token.head
    while clause.deprel == "conj" and not own_subjects(sentence, content):
        clause, content = sentence.tokens[clause.head], clause.head
    verb = clause.head
    spoken = clause.deprel == "ccomp" and sentence.tokens[verb].lemma.lower() in cues.said | cues.held
    if not spoken or not is_passive(sentence, content) or not own_subjects(sentence, verb) or verb > content:
        return sentence
    if _is_participle(sentence, index):
        return sentence
    return _hung(sentence, index, verb, "conj")


def _relative(sentence: Sentence, index: int) -> Sentence:
    """Hangs a clause whose subject is "that" or "which" on the object before it: "claimed a bombing | that killed"."""
    token = sentence.tokens[index]
    if token.deprel != "ccomp":
        return sentence
    subjects = [c for c in related(sentence, index, "nsubj") if sentence.tokens[c].text.lower() in {"that", "which"}]
    objects = [c for c in related(sentence, token.head, "obj") if subjects and c < subjects[0]]
    return _hung(sentence, index, objects[0], "acl:relcl") if objects else sentence


def _is_participle(sentence: Sentence, index: int) -> bool:
    """Whether a verb is passive itself: "had been arrested and accused of spying"."""
    before = sentence.tokens[index - 1]
    after = {sentence.tokens[c].deprel for c in sentence.children[index]}
    return before.upos in VERBAL or not after & {"obj", "ccomp", "xcomp"}


def _before_colon(sentence: Sentence) -> Sentence:
    """Sets a speaker before a colon apart from the clause after it, which has a subject: "UN: | 60 killed"."""
    colon = next((i for i, token in enumerate(sentence.tokens) if token.text == ":"), 0)
    for index in range(colon):
        token = sentence.tokens[index]
        others = [c for c in own_subjects(sentence, token.head) if c > colon] if token.head > colon else []
        if token.deprel.startswith("nsubj") and others:
            return _hung(sentence, index, token.head, "vocative")
    return sentence


def _hung(sentence: Sentence, index: int, head: int, relation: str) -> Sentence:
    token = replace(sentence.tokens[index], head=head, deprel=relation)
    return replace(sentence, tokens=(*sentence.tokens[:index], token, *sentence.tokens[index + 1 :]))

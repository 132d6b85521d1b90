"""Who says so: the speaker whose words a cue stands in, by the tree, by quotation marks that run on, by a post's author."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from whoholds.claim.grammar import case_of, deep_subjects, is_passive, own_subjects
from whoholds.records import ROOT, Sentence

OPENING, CLOSING = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """The word lists of `ontology/speech.toml`."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    according: frozenset[str]

    @classmethod
    def load(cls) -> SpeechCues:
        table = tomllib.loads((files("whoholds.ontology") / "speech.toml").read_text("utf-8"))
        return cls(
            frozenset(table["verbs"]["said"]),
            frozenset(table["nouns"]["said"]),
            frozenset(table["phrases"]["according"]),
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker in a sentence: the token that heads the phrase, and the token of the verb of saying (None for "according to")."""

    head: int
    verb: int | None


def speaker_of(sentence: Sentence, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The nearest speaker in whose words the cue stands, or None if the sentence speaks in its own voice."""
    node = anchor
    while node != ROOT:
        for found in (_beside(sentence, node, anchor, cues), _above(sentence, node, cues)):
            if found:
                return found
        node = sentence.tokens[node].head
    return None


def _above(sentence: Sentence, node: int, cues: SpeechCues) -> Speaker | None:
    """The speaker of the verb that has this clause as its content."""
    token = sentence.tokens[node]
    if token.head == ROOT or token.deprel.partition(":")[0] not in {"ccomp", "xcomp", "csubj"}:
        if (
            token.head != ROOT
            and token.deprel.partition(":")[0] == "acl"
            and sentence.tokens[token.head].lemma.lower() in cues.nouns
        ):
            return _owner(sentence, token.head)
        return None
    return _subject_of(sentence, token.head, cues)


def _subject_of(sentence: Sentence, verb: int, cues: SpeechCues) -> Speaker | None:
    if sentence.tokens[verb].lemma.lower() not in cues.verbs:
        return None
    subjects = deep_subjects(sentence, verb)
    if not subjects or (is_passive(sentence, verb) and not _by_phrase(sentence, verb)):
        return None
    return Speaker(subjects[0], verb)


def _by_phrase(sentence: Sentence, verb: int) -> bool:
    return any(
        sentence.tokens[c].deprel == "obl:agent" or case_of(sentence, c) == "by" for c in sentence.children[verb]
    )


def _beside(sentence: Sentence, node: int, anchor: int, cues: SpeechCues) -> Speaker | None:
    """The speaker of a verb of saying set beside the clause ("..., police said"), or after "according to"."""
    for child in sentence.children[node]:
        token = sentence.tokens[child]
        relation = token.deprel.partition(":")[0]
        if child == anchor or anchor in set(sentence.subtree(child)):
            continue
        if relation in {"obl", "nmod", "advcl"} and case_of(sentence, child) in cues.according:
            return Speaker(child, None)
        if (
            relation in {"parataxis", "advcl", "ccomp", "dep"}
            and token.upos in {"VERB", "AUX"}
            and _closes(sentence, child, relation)
        ):
            found = _subject_of(sentence, child, cues)
            if found and own_subjects(sentence, child):
                return found
    return None


def _closes(sentence: Sentence, child: int, relation: str) -> bool:
    """Whether a clause of saying is set beside the main one, not a full clause with content of its own."""
    if any(sentence.tokens[c].deprel in {"ccomp", "obj"} for c in sentence.children[child]) and relation != "advcl":
        return False
    marks = {sentence.tokens[c].text.lower() for c in sentence.children[child] if sentence.tokens[c].deprel == "mark"}
    return relation != "advcl" or "as" in marks


def _owner(sentence: Sentence, noun: int) -> Speaker | None:
    for child in sentence.children[noun]:
        if sentence.tokens[child].deprel in {"nmod:poss"} or case_of(sentence, child) in {"by", "from", "of"}:
            return Speaker(child, None)
    return None


def main_speaker(sentence: Sentence, cues: SpeechCues) -> Speaker | None:
    """The speaker of a sentence's main clause, whose quotation may run on in the next sentence."""
    root = sentence.root
    for verb in (
        root,
        *(c for c in sentence.children[root] if sentence.tokens[c].deprel.startswith(("parataxis", "ccomp"))),
    ):
        found = _subject_of(sentence, verb, cues)
        if found and own_subjects(sentence, verb):
            return found
    return None


def quoted_sentences(text: str, sentences: tuple[Sentence, ...]) -> Iterator[bool]:
    """For each sentence whether it starts within, or with, quotation marks that its paragraph opened."""
    open_quotes, straight, offset = 0, False, 0
    for sentence in sentences:
        between = text[offset : sentence.start + 1]
        if "\n" in between:
            open_quotes, straight, between = 0, False, between.rpartition("\n")[2]
        open_quotes, straight = _count_quotes(between, open_quotes, straight)
        yield open_quotes > 0 or straight
        open_quotes, straight = _count_quotes(text[sentence.start + 1 : sentence.end], open_quotes, straight)
        offset = max(sentence.end, sentence.start + 1)


def _count_quotes(text: str, open_quotes: int, straight: bool) -> tuple[int, bool]:
    opened = sum(text.count(c) for c in OPENING)
    closed = sum(text.count(c) for c in CLOSING)
    return max(0, open_quotes + opened - closed), straight ^ (text.count('"') % 2 == 1)

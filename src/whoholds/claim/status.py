"""Whether it is so, by the words that govern a cue in the tree: negation, modals, verbs of trying, failing and doubting."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from whoholds.claim.grammar import case_of, is_passive
from whoholds.records import ROOT, Sentence, Status

Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class StatusCues:
    """The word lists of `ontology/status.toml`, by status and word class."""

    denied: Lists
    possible: Lists
    planned: Lists
    hypothetical: Lists
    asserted: Lists

    @classmethod
    def load(cls) -> StatusCues:
        table = tomllib.loads((files("whoholds.ontology") / "status.toml").read_text("utf-8"))
        lists = {name: {key: frozenset(words) for key, words in entries.items()} for name, entries in table.items()}
        return cls(lists["negation"], lists["possible"], lists["planned"], lists["hypothetical"], lists["asserted"])


def status_of(sentence: Sentence, anchor: int, cues: StatusCues) -> Status:
    """The status of what a cue says: the nearest governor that isn't a plain assertion decides."""
    node, own = anchor, True
    while True:
        found = _own_status(sentence, node, cues) if own else None
        found = found or _governor_status(sentence, node, cues)
        if found:
            return found
        relation = sentence.tokens[node].deprel.partition(":")[0]
        head = sentence.tokens[node].head
        if (
            head == ROOT
            or relation in {"parataxis", "appos", "nsubj", "acl", "list"}
            or sentence.tokens[node].deprel == "acl:relcl"
        ):
            return Status.ASSERTED
        own = relation in {"obj", "obl", "xcomp", "aux", "cop", "compound", "nmod"}
        node = head


def _own_status(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status that a word's own modifiers give it."""
    for child in sentence.children[node]:
        token = sentence.tokens[child]
        word, relation = token.text.lower(), token.deprel.partition(":")[0]
        if relation in {"advmod", "det", "case", "cc"} and word in cues.denied["words"]:
            return Status.DENIED
        if relation == "aux":
            found = _auxiliary(word, sentence, node, cues)
            if found:
                return found
        if relation == "advmod" and word in cues.possible["adverbs"]:
            return Status.POSSIBLE
        if relation == "amod":
            found = _adjective(token.lemma.lower(), word, cues)
            if found:
                return found
        if relation == "mark" and word in cues.hypothetical["marks"]:
            return Status.HYPOTHETICAL
    return None


def _auxiliary(word: str, sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    if word in cues.possible["auxiliaries"]:
        return Status.POSSIBLE
    if word in cues.planned["auxiliaries"]:
        return Status.PLANNED
    if word in cues.hypothetical["auxiliaries"]:
        negated = any(sentence.tokens[c].text.lower() in {"not", "n't"} for c in sentence.children[node])
        return Status.DENIED if negated else Status.HYPOTHETICAL
    return None


def _adjective(lemma: str, word: str, cues: StatusCues) -> Status | None:
    for status, lists in (
        (Status.DENIED, cues.denied),
        (Status.POSSIBLE, cues.possible),
        (Status.PLANNED, cues.planned),
    ):
        if {lemma, word} & lists["adjectives"]:
            return status
    return None


def _governor_status(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status that the word above gives: "tried to", "a plan to", "denied that", "fears of"."""
    token = sentence.tokens[node]
    if token.head == ROOT:
        return None
    head = sentence.tokens[token.head]
    relation = token.deprel.partition(":")[0]
    to_infinitive = any(
        sentence.tokens[c].deprel == "mark" and sentence.tokens[c].text.lower() == "to" for c in sentence.children[node]
    )
    if relation in {"xcomp", "ccomp", "csubj"} or (relation in {"obj", "nsubj"} and head.upos in {"VERB", "ADJ"}):
        return _verb_governor(sentence, token.head, cues, complement=relation in {"xcomp", "ccomp", "csubj"})
    if relation == "acl" and to_infinitive:
        return _noun_governor(head.lemma.lower(), cues) or Status.PLANNED
    if relation == "advcl" and to_infinitive:
        return _adjective(head.lemma.lower(), head.text.lower(), cues) or Status.PLANNED
    if relation in {"nmod", "acl"}:
        return _noun_governor(head.lemma.lower(), cues)
    if relation == "obl" and head.upos == "VERB":
        return _oblique_governor(head.lemma.lower(), case_of(sentence, node), cues)
    return None


def _verb_governor(sentence: Sentence, head: int, cues: StatusCues, *, complement: bool) -> Status | None:
    lemma = sentence.tokens[head].lemma.lower()
    passive = is_passive(sentence, head)
    if lemma in cues.asserted["verbs"]:
        return _own_status(sentence, head, cues)
    if lemma in cues.denied["verbs"]:
        return Status.DENIED
    if complement and passive and lemma in cues.possible["passives"]:
        return Status.POSSIBLE
    if complement and lemma in cues.possible["verbs"]:
        return Status.POSSIBLE
    if lemma in cues.planned["verbs"] and (
        complement or lemma in {"plan", "prepare", "threaten", "attempt", "vow", "promise", "consider", "propose"}
    ):
        return Status.PLANNED
    if lemma in cues.hypothetical["verbs"] and lemma not in {"tell", "warn"}:
        return Status.HYPOTHETICAL
    if sentence.tokens[head].upos == "ADJ":
        return _adjective(lemma, sentence.tokens[head].text.lower(), cues)
    return _own_status(sentence, head, cues) if complement and lemma in {"be", "have", "able"} else None


def _noun_governor(lemma: str, cues: StatusCues) -> Status | None:
    for status, lists in (
        (Status.DENIED, cues.denied),
        (Status.POSSIBLE, cues.possible),
        (Status.HYPOTHETICAL, cues.hypothetical),
    ):
        if lemma in lists["nouns"]:
            return status
    soft = {"plan", "preparation", "threat", "intention", "attempt", "bid", "promise", "vow", "pledge", "plot"}
    return Status.PLANNED if lemma in soft & cues.planned["nouns"] else None


def _oblique_governor(lemma: str, case: str, cues: StatusCues) -> Status | None:
    if case == "for" and lemma in cues.hypothetical["verbs"]:
        return Status.HYPOTHETICAL
    if case in {"for", "on"} and lemma in {"prepare", "plan", "gear", "ready"}:
        return Status.PLANNED
    if case == "of" and lemma in {"accuse", "suspect"}:
        return Status.POSSIBLE if lemma == "suspect" else None
    return None

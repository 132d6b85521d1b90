"""Whether it is so, by the words that govern a cue in the tree: negation, modals, verbs of trying and doubting."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from whoholds.claim.grammar import case_of, is_passive, own_subjects
from whoholds.records import ROOT, Sentence, Status

Lists = Mapping[str, frozenset[str]]

STOPS = frozenset({"parataxis", "appos", "acl", "amod", "list"})
"""Relations over which no status passes: what hangs there is told beside the clause above."""
TIMES = frozenset("during after before since amid amidst despite following until from throughout over".split())
"""Prepositions before an event that is taken for granted: "after the attack"."""
ENDING = frozenset({"end", "stop", "halt", "cease", "lift", "lifting", "cessation", "ending", "suspend", "suspension"})
"""Words for the end of an event; who asks for it says that the event goes on."""
ATTEMPTED = frozenset({"assault", "attack", "offensive", "raid", "ambush", "counterattack", "counter-attack", "strike"})
"""Attacks that are made in being attempted, whatever comes of them: "attempted an assault"."""
SHORT_OF = frozenset({("yet", "to"), ("short", "of"), ("instead", "of"), ("far", "from")})
"""Words that lead a clause of what didn't happen."""
SCOPED = frozenset({"obj", "obl", "xcomp", "aux", "cop", "compound", "nmod"})
"""Relations from which the words beside the governor are still about the cue."""


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
    if _is_to_end(sentence, anchor, cues):
        return Status.ASSERTED
    node, found, told = anchor, _own_status(sentence, anchor, cues), False
    while True:
        found = found or _rumour(sentence, node, cues) or _governor_status(sentence, node, cues)
        if found:
            return found
        if not _passes(sentence, node, cues):
            return Status.ASSERTED
        below, node = node, sentence.tokens[node].head
        told = told or _relation(sentence, below) == "ccomp"
        if _relation(sentence, below) in SCOPED:
            found = _own_status(sentence, node, cues)
        elif _relation(sentence, below) == "conj":
            found = None if told else _shared(sentence, below, cues)
        elif _words(sentence, node, "advmod") & cues.possible["adverbs"]:
            found = Status.POSSIBLE


def _is_to_end(sentence: Sentence, anchor: int, cues: StatusCues) -> bool:
    """Whether somebody wants an event to end, which therefore is so: "called for an end to the strikes"."""
    node = anchor
    while sentence.tokens[node].deprel == "conj" and sentence.tokens[node].head != ROOT:
        node = sentence.tokens[node].head
    end = sentence.tokens[node].head
    if end == ROOT or sentence.tokens[end].lemma.lower() not in ENDING:
        return False
    if _relation(sentence, node) not in {"obj", "nmod", "obl"} or case_of(sentence, node) not in {"", "to", "of", "in"}:
        return False
    wanted = _own_status(sentence, end, cues) or _governor_status(sentence, end, cues)
    asked = case_of(sentence, end) == "for" or wanted in {Status.HYPOTHETICAL, Status.PLANNED}
    return asked or (_relation(sentence, end) == "obj" and _asks(sentence, end, cues))


def _asks(sentence: Sentence, noun: int, cues: StatusCues) -> bool:
    return sentence.tokens[sentence.tokens[noun].head].lemma.lower() in cues.hypothetical["verbs"]


def _relation(sentence: Sentence, node: int) -> str:
    """A token's relation without its subtype; under a verb a noun's modifier is an oblique, whatever it is called."""
    token = sentence.tokens[node]
    relation = token.deprel.partition(":")[0]
    if relation == "nmod" and token.head != ROOT and case_of(sentence, node):
        return "obl" if sentence.tokens[token.head].upos == "VERB" else relation
    return relation


def _words(sentence: Sentence, node: int, *relations: str) -> set[str]:
    return {sentence.tokens[c].text.lower() for c in sentence.children[node] if _relation(sentence, c) in relations}


def _passes(sentence: Sentence, node: int, cues: StatusCues) -> bool:
    """Whether what is said of the word above is also said of this one."""
    token, relation = sentence.tokens[node], _relation(sentence, node)
    if token.head == ROOT or relation in STOPS or token.deprel == "acl:relcl":
        return False
    head = sentence.tokens[token.head]
    if relation == "nsubj":
        return (
            head.upos in {"VERB", "AUX"} and is_passive(sentence, token.head) and not _taken_for_granted(sentence, node)
        )
    if relation == "nmod":
        return head.lemma.lower() in cues.asserted["measures"]
    if relation == "advcl":
        linked = _words(sentence, node, "mark", "case", "aux") - {"to"}
        before = [c for c in sentence.children[node] if c < node and _relation(sentence, c) == "advmod"]
        return not linked and not before and not own_subjects(sentence, node)
    if relation == "obl":
        return case_of(sentence, node) not in TIMES and not _taken_for_granted(sentence, node)
    if relation == "obj" and token.upos in {"NOUN", "PROPN"}:
        return head.lemma.lower() in cues.asserted["carriers"] or not _taken_for_granted(sentence, node)
    return True


def _taken_for_granted(sentence: Sentence, node: int) -> bool:
    """Whether a noun names an event that is known already: "the siege", "their offensive"."""
    return bool(_words(sentence, node, "det") & {"the", "this", "that", "these", "those"}) or any(
        sentence.tokens[c].deprel == "nmod:poss" for c in sentence.children[node]
    )


def _shared(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status that a coordinated verb takes from the words beside the first: "reportedly shelled it and fled"."""
    first = sentence.tokens[node].head
    if own_subjects(sentence, node) or _words(sentence, node, "aux"):
        return None
    if _words(sentence, node, "cc") & {"or", "nor"} and _words(sentence, first, "advmod", "aux") & cues.denied["words"]:
        return Status.DENIED
    if _words(sentence, first, "advmod", "aux") & cues.possible["adverbs"]:
        return Status.POSSIBLE
    for word in _words(sentence, first, "aux"):
        found = _auxiliary(word, sentence, first, cues)
        if found and found is not Status.DENIED:
            return found
    return None


def _rumour(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """Hearsay that nobody owns, set beside a clause: "according to some reports"."""
    for child in sentence.children[node]:
        if case_of(sentence, child) in {"according to", "per"} and _hearsay(sentence, child, cues):
            return Status.POSSIBLE
    return None


def _own_status(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status that a word's own modifiers give it."""
    for child in sentence.children[node]:
        token = sentence.tokens[child]
        word, relation = token.text.lower(), _relation(sentence, child)
        if relation in {"advmod", "det", "case", "cc", "mark"} and word in cues.denied["words"]:
            return Status.DENIED
        nobody = word in {"nobody", "none"} or _words(sentence, child, "det") & {"no", "neither"}
        if relation in {"obj", "nsubj"} and nobody:
            return Status.DENIED
        if relation == "aux":
            found = _auxiliary(word, sentence, node, cues)
            if found:
                return found
        if relation in {"advmod", "aux"} and word in cues.possible["adverbs"]:
            return Status.POSSIBLE
        if relation == "amod":
            found = _adjective(token.lemma.lower(), word, cues)
            if found:
                return found
        if relation == "mark" and word in cues.hypothetical["marks"]:
            return Status.HYPOTHETICAL
    return Status.DENIED if _falls_short(sentence, node) else _aim(sentence, node, cues)


def _falls_short(sentence: Sentence, node: int) -> bool:
    """Whether what leads a clause tells that it is not so: "has yet to take it", "stopped short of taking it"."""
    marks = (c for c in sentence.children[node] if sentence.tokens[c].deprel in {"mark", "case"})
    words = ([token.text.lower() for token in sentence.tokens[max(0, c - 1) : c + 2]] for c in marks)
    return any(not SHORT_OF.isdisjoint(pairwise(near)) for near in words)


def _aim(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status of an infinitive that is what an aim is: "the goal of the push was to retake the town"."""
    if "to" not in _words(sentence, node, "mark"):
        return None
    subjects = {sentence.tokens[s].lemma.lower() for s in own_subjects(sentence, node)}
    return Status.PLANNED if subjects & cues.planned["nouns"] else None


def _auxiliary(word: str, sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    negated = bool(_words(sentence, node, "advmod", "aux") & cues.denied["words"])
    if word in cues.possible["auxiliaries"]:
        return Status.DENIED if negated and word == "could" else Status.POSSIBLE
    if word in cues.planned["auxiliaries"]:
        if _conditional(sentence, node, cues):
            return Status.HYPOTHETICAL
        return Status.DENIED if negated else Status.PLANNED
    if word in cues.hypothetical["auxiliaries"]:
        if negated:
            return Status.DENIED
        ahead = word in {"would", "'d", "’d"} and _is_told(sentence, node) and not _conditional(sentence, node, cues)
        return Status.PLANNED if ahead else Status.HYPOTHETICAL
    return None


def _is_told(sentence: Sentence, node: int) -> bool:
    """Whether a clause is what somebody said in the past, so that its "would" is their "will"."""
    token = sentence.tokens[node]
    while token.head != ROOT and token.deprel == "conj" and not own_subjects(sentence, node):
        node = token.head
        token = sentence.tokens[node]
    if token.head == ROOT or _relation(sentence, node) != "ccomp":
        return False
    return sentence.tokens[token.head].feat("Tense") == "Past"


def _conditional(sentence: Sentence, node: int, cues: StatusCues) -> bool:
    return any(
        _relation(sentence, c) == "advcl" and _words(sentence, c, "mark") & cues.hypothetical["marks"]
        for c in sentence.children[node]
    )


def _adjective(lemma: str, word: str, cues: StatusCues) -> Status | None:
    statuses = (Status.DENIED, Status.POSSIBLE, Status.PLANNED)
    for status, lists in zip(statuses, (cues.denied, cues.possible, cues.planned), strict=True):
        if {lemma, word} & lists["adjectives"]:
            return status
    return None


def _governor_status(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status that the word above gives: "tried to", "a plan to", "denied that", "fears of"."""
    token = sentence.tokens[node]
    if token.head == ROOT:
        return None
    head, relation = sentence.tokens[token.head], _relation(sentence, node)
    if relation in {"advcl", "ccomp", "xcomp"} and "from" in _words(sentence, node, "mark", "case"):
        return Status.DENIED if head.lemma.lower() in cues.denied["verbs"] | {"keep"} else None
    if relation in {"acl", "advcl"} and "to" in _words(sentence, node, "mark"):
        return _infinitive(sentence, node, cues)
    if relation in {"xcomp", "ccomp", "csubj"}:
        return _complement(sentence, token.head, cues)
    if relation == "obj" and head.upos == "VERB":
        return _object(sentence, node, cues)
    if relation == "nsubj":
        return _subject(sentence, node, cues)
    if relation in {"nmod", "acl"}:
        return _noun_governor(sentence, token.head, cues)
    if relation == "obl" and head.upos == "VERB":
        return _oblique_governor(head.lemma.lower(), case_of(sentence, node), cues)
    return None


def _infinitive(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status of a "to" clause at a noun or of a purpose: "a bid to retake it", "used artillery to shell it"."""
    above = sentence.tokens[node].head
    head = sentence.tokens[above]
    if _relation(sentence, node) == "acl":
        if _ranked(sentence, above):
            return None
        return _attempt(sentence, above, cues) or _noun_governor(sentence, above, cues) or Status.PLANNED
    if head.lemma.lower() in cues.asserted["means"]:
        return _own_status(sentence, above, cues)
    return _adjective(head.lemma.lower(), head.text.lower(), cues) or Status.PLANNED


def _complement(sentence: Sentence, head: int, cues: StatusCues) -> Status | None:
    """The status of what a verb or an adjective has as its clause."""
    lemma, passive = sentence.tokens[head].lemma.lower(), is_passive(sentence, head)
    if lemma in {"begin", "start", "launch"} and any(_relation(sentence, c) == "obj" for c in sentence.children[head]):
        return Status.PLANNED
    if lemma in cues.asserted["verbs"]:
        return _own_status(sentence, head, cues)
    negated = bool(_words(sentence, head, "advmod", "aux") & cues.denied["words"])
    if lemma in cues.denied["verbs"]:
        return Status.ASSERTED if negated else Status.DENIED
    if _words(sentence, head, "advmod") & cues.denied["adverbs"]:
        return Status.DENIED
    doubted = lemma in cues.possible["verbs"] or (passive and lemma in cues.possible["passives"])
    if doubted or _heard(sentence, head, cues):
        return Status.POSSIBLE
    if lemma in cues.planned["verbs"] and not (passive and lemma in {"consider", "mean", "order"}):
        return Status.PLANNED
    if lemma in cues.hypothetical["verbs"] and lemma not in {"tell", "warn", "insist", "caution"}:
        return Status.HYPOTHETICAL
    if sentence.tokens[head].upos == "ADJ" or sentence.tokens[head].feat("VerbForm") == "Part":
        return _adjective(lemma, sentence.tokens[head].text.lower(), cues)
    return _own_status(sentence, head, cues) if lemma in {"be", "have"} else None


def _heard(sentence: Sentence, verb: int, cues: StatusCues) -> bool:
    """Whether nobody's reports say so: "reports said that", "rumours suggest"."""
    return any(_hearsay(sentence, s, cues) for s in own_subjects(sentence, verb))


def _hearsay(sentence: Sentence, noun: int, cues: StatusCues) -> bool:
    """Whether a noun means reports that nobody is named for: "some reports", not "French reports", "UN reports"."""
    token = sentence.tokens[noun]
    if token.lemma.lower() not in cues.possible["hearsay"] or token.feat("Number") != "Plur":
        return False
    return not any(_owns(sentence, c) for c in sentence.children[noun])


def _owns(sentence: Sentence, child: int) -> bool:
    relation = sentence.tokens[child].deprel
    if relation == "amod":
        return any(name.first <= child < name.last for name in sentence.names)
    return relation in {"nmod:poss", "compound"} or case_of(sentence, child) in {"by", "from"}


def _ranked(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is one of a row that really is: "the first city to fall"."""
    ranks = {"first", "last", "latest", "only", "second", "third", "next"}
    return any(
        sentence.tokens[c].feat("Degree") == "Sup" or sentence.tokens[c].text.lower() in ranks
        for c in sentence.children[noun]
    )


def _object(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status of an event noun that is a verb's object: "planned an attack", "denied the massacre"."""
    head = sentence.tokens[node].head
    lemma = sentence.tokens[head].lemma.lower()
    if lemma in cues.denied["verbs"]:
        return Status.DENIED
    if lemma in {"fear", "suspect", "allege"}:
        return Status.POSSIBLE
    if lemma == "attempt" and sentence.tokens[node].lemma.lower() in ATTEMPTED:
        return None
    if lemma in cues.planned["takers"] and not (lemma in {"order", "consider"} and is_passive(sentence, head)):
        return Status.PLANNED
    if "for" in _words(sentence, head, "compound") and lemma in cues.hypothetical["verbs"]:
        return Status.HYPOTHETICAL
    if lemma in cues.hypothetical["verbs"] and lemma in {"demand", "urge", "request", "require", "recommend", "need"}:
        return Status.HYPOTHETICAL
    return None


def _subject(sentence: Sentence, node: int, cues: StatusCues) -> Status | None:
    """The status of an event noun that is a subject: "attacks were reported", "an offensive looms"."""
    head = sentence.tokens[node].head
    lemma = sentence.tokens[head].lemma.lower()
    if sentence.tokens[head].upos == "ADJ":
        return _adjective(lemma, sentence.tokens[head].text.lower(), cues)
    if lemma in cues.asserted["occur"] and not is_passive(sentence, head):
        return _own_status(sentence, head, cues)
    if is_passive(sentence, head):
        if lemma in cues.possible["passives"] and not any(
            case_of(sentence, c) == "by" for c in sentence.children[head]
        ):
            return _own_status(sentence, head, cues) or Status.POSSIBLE
        return _object(sentence, node, cues)
    return Status.PLANNED if lemma in {"loom", "await", "near", "approach"} else None


def _attempt(sentence: Sentence, noun: int, cues: StatusCues) -> Status | None:
    """An attempt that came to nothing: what it was for didn't happen."""
    token = sentence.tokens[noun]
    failed = bool(_words(sentence, noun, "amod") & cues.denied["attempts"])
    if token.head != ROOT and token.deprel in {"obj", "nsubj:pass", "nsubj"}:
        lemma = sentence.tokens[token.head].lemma.lower()
        failed = failed or lemma in cues.denied["verbs"] | {"repel", "repulse", "defeat", "fail"}
    return Status.DENIED if failed else None


def _noun_governor(sentence: Sentence, noun: int, cues: StatusCues) -> Status | None:
    lemma = sentence.tokens[noun].lemma.lower()
    if lemma in cues.denied["nouns"] or "no" in _words(sentence, noun, "det"):
        return Status.DENIED
    heard = lemma in cues.possible["nouns"] or _hearsay(sentence, noun, cues)
    if (heard or lemma in cues.denied["contents"]) and _is_refused(sentence, noun, cues):
        return Status.DENIED
    if heard:
        return Status.POSSIBLE
    if lemma in cues.hypothetical["nouns"]:
        return Status.HYPOTHETICAL
    return Status.PLANNED if lemma in cues.planned["holders"] else None


def _is_refused(sentence: Sentence, noun: int, cues: StatusCues) -> bool:
    """Whether somebody says that a claim is wrong: "rejected the claim that", "dismissed as false reports that"."""
    wrong = not _words(sentence, noun, "amod").isdisjoint(cues.denied["adjectives"])
    return wrong or (_relation(sentence, noun) == "obj" and _object(sentence, noun, cues) is Status.DENIED)


def _oblique_governor(lemma: str, case: str, cues: StatusCues) -> Status | None:
    if case == "for" and lemma in cues.hypothetical["verbs"]:
        return Status.HYPOTHETICAL
    if case in {"for", "on"} and lemma in {"prepare", "plan", "gear", "ready", "brace"}:
        return Status.PLANNED
    if case == "of" and lemma in {"suspect", "warn"}:
        return Status.POSSIBLE if lemma == "suspect" else Status.HYPOTHETICAL
    if case == "from" and lemma in cues.denied["verbs"]:
        return Status.DENIED
    return None

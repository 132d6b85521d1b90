"""From a head token to the words of its phrase."""

from __future__ import annotations

from dataclasses import replace

from whoholds.claim.grammar import case_of
from whoholds.records import Phrase, Report, Sentence

LOOSE = frozenset(
    {
        "case",
        "punct",
        "cc",
        "conj",
        "appos",
        "acl:relcl",
        "acl",
        "ccomp",
        "advcl",
        "parataxis",
        "cop",
        "aux",
        "aux:pass",
        "mark",
        "nsubj",
        "nsubj:pass",
        "advmod",
        "obl",
        "obl:agent",
        "obl:tmod",
        "obl:unmarked",
        "dep",
        "discourse",
        "orphan",
        "csubj",
        "expl",
        "list",
        "reparandum",
        "dislocated",
    }
)
"""Relations whose phrases are not part of what a noun names."""

ALLEGIANCE = frozenset({"loyal", "allied", "faithful", "affiliated", "aligned", "sympathetic", "linked"})
"""Words after a noun that say whose it is: "forces loyal to the president"."""
KEPT_ADVERBS = frozenset(
    {
        "at",
        "least",
        "more",
        "most",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "approximately",
        "up",
        "only",
        "some",
    }
)
DASHES = frozenset({"-", "–", "—", ":"})


def phrase_tokens(sentence: Sentence, head: int) -> tuple[int, int]:
    """First and last+1 token of the phrase that a token heads, with its adjectives and "of" phrases but no clauses."""
    inside = {head}
    stack = [head]
    while stack:
        node = stack.pop()
        for child in sentence.children[node]:
            relation = sentence.tokens[child].deprel
            if child > node and sentence.tokens[child].lemma.lower() in ALLEGIANCE:
                inside.update(sentence.subtree(child))
                continue
            if relation in LOOSE and not _kept(sentence, child, head):
                continue
            if relation == "amod" and child > head and _has_complement(sentence, child):
                continue
            if relation.startswith("nmod") and child > head and not _belongs(sentence, child):
                continue
            inside.add(child)
            stack.append(child)
    first, last = head, head + 1
    while first - 1 in inside or (
        first - 1 >= 0 and first - 2 in inside and sentence.tokens[first - 1].deprel == "punct"
    ):
        first -= 1
    while last in inside or (last + 1 in inside and sentence.tokens[last].deprel in {"punct", "case"}):
        last += 1
    while first < head and sentence.tokens[first].text in DASHES:
        first += 1
    return first, last


def _has_complement(sentence: Sentence, index: int) -> bool:
    """Whether an adjective or participle begins a description: "militiamen armed with knives"."""
    return any(c > index and sentence.tokens[c].deprel.startswith("obl") for c in sentence.children[index])


def with_office(report: Report, sentence: Sentence, found: Phrase) -> Phrase:
    """The words of a speaker, with whom an office speaks for: "a spokesman for the militia"."""
    if found.means:
        return found
    first, last = phrase_tokens(sentence, found.head)
    for child in sentence.children[found.head]:
        if child >= last and case_of(sentence, child) in {"for", "from", "with"}:
            start, end = phrase_tokens(sentence, child)
            longer = sentence.span(report.text, first, end)
            near = start - last <= 1 and sentence.tokens[child].upos in {"NOUN", "PROPN"}
            if near and longer.start <= found.span.start and found.span.end < longer.end:
                return replace(found, span=longer)
    return found


def _kept(sentence: Sentence, child: int, head: int) -> bool:
    """Whether a loose word belongs after all: a compound's hyphen, "'s", "at least", coordinated adjectives."""
    token = sentence.tokens[child]
    if token.deprel in {"conj", "cc", "punct"} and child < head and token.head != head:
        return True
    if token.deprel in {"case", "punct"}:
        return (token.head != head and child < head) or (token.text in {"-", "–"} and child < head)
    if token.deprel == "obl":
        return child > head and case_of(sentence, child) == "of"
    return token.deprel == "advmod" and token.text.lower() in KEPT_ADVERBS and child < head


def _belongs(sentence: Sentence, child: int) -> bool:
    cases = [sentence.tokens[c].text.lower() for c in sentence.children[child] if sentence.tokens[c].deprel == "case"]
    return cases in (["of"], []) or sentence.tokens[child].deprel == "nmod:poss"


def phrase(report: Report, sentences: tuple[Sentence, ...], number: int, head: int) -> Phrase:
    """The phrase that a token of a sentence heads, with its words in the report."""
    sentence = sentences[number]
    first, last = phrase_tokens(sentence, head)
    for name in sentence.names:
        inside = sentence.tokens[name.first : name.last]
        if name.first <= head < name.last and not any(token.upos == "ADP" for token in inside):
            first, last = min(first, name.first), max(last, name.last)
    return Phrase(sentence.span(report.text, first, last), number, head)

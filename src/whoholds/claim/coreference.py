"""Whom a pronoun means: the nearest earlier phrase of fitting number and sort, subjects first, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoholds.claim.grammar import SUBJECT_RELATIONS, own_subjects
from whoholds.claim.words import Classifier
from whoholds.records import Sentence

SENTENCES_BACK = 3
"""How many sentences back an antecedent is looked for."""

PERSONAL = frozenset({"he", "him", "his", "she", "her"})
PLURAL = frozenset({"they", "them", "their", "theirs"})
NEUTER = frozenset({"it", "its"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PLACE = "it, a place"
SPATIAL = frozenset({"in", "into", "near", "inside", "outside", "across", "through", "towards", "toward", "around"})
OWNING = frozenset({"its", "their"})
PRONOUNS = PERSONAL | PLURAL | NEUTER


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A phrase that a pronoun may mean: its sentence and head, and how well it fits (higher is better)."""

    sentence: int
    head: int
    score: float


def antecedent_of(
    sentences: tuple[Sentence, ...], number: int, index: int, classifier: Classifier, *, place: bool = False
) -> Antecedent | None:
    """The phrase that the pronoun at `sentences[number].tokens[index]` means, or None if no earlier one fits.

    With `place`, "it" means a place.
    """
    pronoun = sentences[number].tokens[index].text.lower()
    if pronoun not in PRONOUNS:
        return None
    pronoun = PLACE if place and pronoun in NEUTER else pronoun
    best: Antecedent | None = None
    for found in _candidates(sentences, number, index, pronoun, classifier):
        if best is None or found.score > best.score:
            best = found
    return best


def owner_of(sentences: tuple[Sentence, ...], number: int, index: int, classifier: Classifier) -> Antecedent | None:
    """Whose the forces are that open a sentence with "its": those of the side that the sentence before is about."""
    sentence = sentences[number]
    opens = index > 0 and sentence.tokens[0].text.lower() in OWNING and sentence.tokens[0].head == index
    before = sentences[number - 1] if number else None
    if not opens or before is None or before.block != sentence.block:
        return None
    if sentence.tokens[index].lemma.lower() not in classifier.words.lists["owned"]:
        return None
    for subject in own_subjects(before, before.root)[:1]:
        classes = classifier.classes(before, subject)
        if classes & {"force", "actor"} and not classes & {"person", "leader"}:
            return Antecedent(number - 1, subject, 0.0)
    return None


def _candidates(
    sentences: tuple[Sentence, ...], number: int, index: int, pronoun: str, classifier: Classifier
) -> Iterator[Antecedent]:
    for back in range(min(SENTENCES_BACK, number) + 1):
        sentence = sentences[number - back]
        last = index if back == 0 else len(sentence.tokens)
        for i in range(last):
            if _fits(sentence, i, pronoun, classifier) and not (back == 0 and _same_clause(sentence, i, index)):
                yield Antecedent(number - back, i, _score(sentence, i, back, last))


def _score(sentence: Sentence, index: int, back: int, last: int) -> float:
    """Nearer sentences first; in a sentence subjects first, then what stands first."""
    subject = sentence.tokens[index].deprel in SUBJECT_RELATIONS
    named = any(name.first <= index < name.last for name in sentence.names)
    return -2.0 * back + 1.5 * subject + 0.5 * named - 0.5 * index / max(last, 1)


def _same_clause(sentence: Sentence, index: int, pronoun: int) -> bool:
    """Whether both depend on one verb: a pronoun doesn't mean its own clause's other argument."""
    possessive = sentence.tokens[pronoun].deprel == "nmod:poss"
    return not possessive and sentence.tokens[index].head == sentence.tokens[pronoun].head


def _stands_for_its_land(sentence: Sentence, index: int) -> bool:
    """Whether a country is where something lies or goes ("a crossing into Chad"), and so does nothing there."""
    words = (sentence.tokens[child] for child in sentence.children[index])
    return any(word.deprel == "case" and word.lemma in SPATIAL for word in words)


def _fits(sentence: Sentence, index: int, pronoun: str, classifier: Classifier) -> bool:
    token = sentence.tokens[index]
    if token.upos not in {"NOUN", "PROPN", "ADJ"} or token.deprel in {"compound", "amod", "flat", "nmod:desc", "appos"}:
        return False
    classes = classifier.classes(sentence, index)
    if pronoun != PLACE and "country" in classes and _stands_for_its_land(sentence, index):
        return False
    plural = token.feat("Number") == "Plur"
    if pronoun == PLACE:
        return not plural and "place" in classes and "country" not in classes
    if pronoun in PERSONAL:
        return "person" in classes or ("leader" in classes and not plural)
    sides = classes & {"force", "actor"}
    if pronoun in PLURAL:
        return bool(sides or (plural and "people" in classes and "place" not in classes))
    return not plural and bool(classes & {"force", "actor"}) and "person" not in classes
